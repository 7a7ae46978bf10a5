import { findSheet } from '../usecases/employers/find-sheet.ts';
import { listEmployees, readEmployee } from '../usecases/employers/list-employees.ts';
import { makeSheet } from '../usecases/employers/make-sheet.ts';
import { listSheets, printSheet } from '../usecases/employers/read-sheets.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';
import { sendRefusal } from './wire-error.ts';

type EmployeeHandlers = Pick<
  Handlers,
  | 'listEmployees'
  | 'getEmployee'
  | 'listEmployerSheets'
  | 'makeEmployerSheet'
  | 'printEmployerSheet'
  | 'findEmployerSheet'
>;

/** What an employer's clerk sees and hands in, and how the counter looks a sheet up. */
export function employeeHandlers(deps: HttpDeps): EmployeeHandlers {
  return {
    listEmployees: ({ query }, { staff }) => listEmployees(deps, staff, query),
    getEmployee: ({ params }, { staff }) => readEmployee(deps, staff, params.number),
    listEmployerSheets: (_input, { staff }) => listSheets(deps, staff),
    makeEmployerSheet: ({ body }, { staff, incoming, note }) => {
      note({ object: incoming.key });
      return makeSheet(deps, staff, body, incoming);
    },
    printEmployerSheet: async (input, { staff, request, reply }) => {
      const { params } = input as { params: { sheet: string } };
      const printed = await printSheet(deps, staff, params.sheet);
      if (!printed.ok) return sendRefusal(request, reply, printed.refused);
      void reply.header('content-disposition', `attachment; filename="${printed.value.number}.pdf"`);
      return reply.type('application/pdf').send(Buffer.from(printed.value.pdf));
    },
    findEmployerSheet: ({ params }, { staff }) => findSheet(deps, staff, params.code),
  };
}
