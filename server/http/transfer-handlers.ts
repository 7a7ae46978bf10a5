import { Readable } from 'node:stream';
import type { WrittenFormat } from '#domain/transfers/export.ts';
import type { ImportKind } from '#domain/transfers/import.ts';
import { type ExportOrder, orderExport } from '../usecases/exports/order-export.ts';
import {
  cancelExport,
  type ExportFile,
  listExportChoices,
  listExports,
  openExport,
} from '../usecases/exports/read-exports.ts';
import { listHandovers, orderHandover } from '../usecases/handover/order-handover.ts';
import { viewSigningKeys } from '../usecases/handover/view-signing-keys.ts';
import { actOnImport, openImport, receiveImportPart } from '../usecases/imports/bring-import.ts';
import {
  importTemplate,
  listImports,
  readImportedInvitations,
  readImportReport,
} from '../usecases/imports/read-imports.ts';
import { refused } from '../usecases/outcome.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller, Handlers } from './route.ts';
import { sendRefusal } from './wire-error.ts';

type TransferEndpoint =
  | 'getExportChoices'
  | 'listExports'
  | 'orderExport'
  | 'cancelExport'
  | 'downloadExport'
  | 'getHandoverKey'
  | 'listHandovers'
  | 'orderHandover'
  | 'downloadHandover'
  | 'listImports'
  | 'openImport'
  | 'sendImportPart'
  | 'actOnImport'
  | 'downloadImportReport'
  | 'downloadImportedInvitations'
  | 'downloadImportTemplate';

const TYPES: Readonly<Record<WrittenFormat, string>> = {
  csv: 'application/zip',
  signed: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Kept as a file, never shown; its length is told, so that one that breaks off is noticed. */
async function sendFile({ request, reply }: Caller, file: ExportFile) {
  void reply.header('content-disposition', `attachment; filename="${file.name}"`);
  void reply.header('content-length', file.bytes);
  void reply.type(TYPES[file.format]);
  // fastify would read the whole file for it.
  if (request.method === 'HEAD') return reply.send();
  return reply.send(Readable.from(await file.content()));
}

function sendCsv({ reply }: Caller, name: string, content: Buffer) {
  void reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  return reply.type('text/csv; charset=utf-8').send(content);
}

/** What staff take out of the house, and what they bring in. */
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
    getHandoverKey: () => viewSigningKeys(deps),
    listHandovers: ({ params }, { staff }) => listHandovers(deps, staff, params.edition),
    orderHandover: ({ body }, { staff, incoming }) => orderHandover(deps, staff, body, incoming),
    downloadHandover: async (input, caller) => {
      const { params } = input as { params: { export: string } };
      const file = await openExport(deps, caller.staff, params.export);
      return file.ok ? sendFile(caller, file.value) : sendRefusal(caller.request, caller.reply, file.refused);
    },
    listImports: (_input, { staff }) => listImports(deps, staff),
    openImport: ({ body }, { staff }) => openImport(deps, staff, body),
    sendImportPart: async ({ params, query }, { staff, request }) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) return refused('import-part-wrong');
      return receiveImportPart(deps, staff, params.import, { offset: Number(query.offset), bytes: body });
    },
    actOnImport: ({ params, body }, { staff }) => actOnImport(deps, staff, params.import, body.do),
    downloadImportReport: async (input, caller) => {
      const { params } = input as { params: { import: string } };
      const report = await readImportReport(deps, caller.staff, params.import);
      if (!report.ok) return sendRefusal(caller.request, caller.reply, report.refused);
      return sendCsv(caller, 'report', deps.writeCsv(report.value));
    },
    downloadImportedInvitations: async (input, caller) => {
      const { params } = input as { params: { import: string } };
      const links = await readImportedInvitations(deps, caller.staff, params.import);
      if (!links.ok) return sendRefusal(caller.request, caller.reply, links.refused);
      return sendCsv(caller, 'invitations', deps.writeCsv(links.value));
    },
    downloadImportTemplate: async (input, caller) => {
      const { query } = input as { query: { kind: ImportKind } };
      return sendCsv(caller, 'template', deps.writeCsv([importTemplate(deps, caller.staff, query.kind)]));
    },
  };
}
