import { Readable } from 'node:stream';
import type { ExportFormat } from '#domain/transfers/export.ts';
import { type ExportOrder, orderExport } from '../usecases/exports/order-export.ts';
import {
  cancelExport,
  type ExportFile,
  listExportChoices,
  listExports,
  openExport,
} from '../usecases/exports/read-exports.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller, Handlers } from './route.ts';
import { sendRefusal } from './wire-error.ts';

type TransferEndpoint =
  | 'getExportChoices'
  | 'listExports'
  | 'orderExport'
  | 'cancelExport'
  | 'downloadExport';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Kept as a file, never shown; its length is told, so that one that breaks off is noticed. */
async function sendFile({ request, reply }: Caller, file: ExportFile) {
  void reply.header('x-content-type-options', 'nosniff');
  void reply.header('content-disposition', `attachment; filename="${file.name}"`);
  void reply.header('content-length', file.bytes);
  void reply.type(TYPES[file.format]);
  // fastify would read the whole file for it.
  if (request.method === 'HEAD') return reply.send();
  return reply.send(Readable.from(await file.content()));
}

/** What staff take out of the house. */
export function transferHandlers(deps: HttpDeps): Pick<Handlers, TransferEndpoint> {
  return {
    getExportChoices: ({ params }, { staff }) => listExportChoices(deps, staff, params.edition),
    listExports: (_input, { staff }) => listExports(deps, staff),
    orderExport: ({ body }, { staff, incoming }) => orderExport(deps, staff, body as ExportOrder, incoming),
    cancelExport: ({ params }, { staff }) => cancelExport(deps, staff, params.export),
    downloadExport: async (input, caller) => {
      const { params } = input as { params: { export: string } };
      const file = await openExport(deps, caller.staff, params.export);
      return file.ok ? sendFile(caller, file.value) : sendRefusal(caller.request, caller.reply, file.refused);
    },
  };
}
