import { Type } from 'typebox';
import { IMPORT_KINDS } from '#domain/transfers/import.ts';
import { edition } from './params.ts';
import type { Routes } from './route.ts';
import * as wire from './schemas.ts';
import { oneOf } from './shapes.ts';

const importId = Type.Object({ import: wire.Uuid });

/** Numbers, exports, handovers, imports. */
export const transferRoutes = {
  getNumbers: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    query: wire.NumbersQuery,
    answer: wire.Numbers,
  },
  getSpecialtyNumbers: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    query: wire.NumbersQuery,
    answer: wire.SpecialtyNumbers,
  },
  getSecondLooks: {
    audience: 'staff',
    permission: 'read-second-looks',
    audit: 'search',
    query: wire.NumbersQuery,
    answer: wire.SecondLooks,
  },
  getExportChoices: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    params: edition,
    answer: wire.ExportChoices,
  },
  listExports: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    answer: Type.Array(wire.Export),
  },
  orderExport: {
    audience: 'staff',
    permission: 'export',
    audit: 'export',
    body: wire.ExportOrder,
    answer: wire.Export,
  },
  cancelExport: {
    audience: 'staff',
    permission: 'export',
    audit: 'write',
    params: Type.Object({ export: wire.Uuid }),
    answer: wire.Export,
  },
  downloadExport: {
    audience: 'staff',
    permission: 'export',
    audit: 'export',
    params: Type.Object({ export: wire.Uuid }),
    answer: null,
  },
  getHandoverKey: { audience: 'anyone', answer: wire.HandoverKey },
  listHandovers: {
    audience: 'staff',
    permission: 'hand-over',
    audit: 'none',
    params: edition,
    answer: wire.Handovers,
  },
  orderHandover: {
    audience: 'staff',
    permission: 'hand-over',
    audit: 'export',
    body: wire.HandoverOrder,
    answer: wire.Handover,
  },
  downloadHandover: {
    audience: 'staff',
    permission: 'hand-over',
    audit: 'export',
    params: Type.Object({ export: wire.Uuid }),
    answer: null,
  },
  listImports: {
    audience: 'staff',
    permission: 'read-configuration',
    audit: 'none',
    answer: Type.Array(wire.Import),
  },
  openImport: {
    audience: 'staff',
    permission: 'import',
    audit: 'write',
    body: wire.NewImport,
    answer: wire.Import,
  },
  sendImportPart: {
    audience: 'staff',
    permission: 'import',
    audit: 'none',
    params: importId,
    query: Type.Object({ offset: Type.String({ pattern: '^\\d{1,10}$' }) }),
    answer: wire.Import,
  },
  actOnImport: {
    audience: 'staff',
    permission: 'import',
    audit: 'write',
    params: importId,
    body: Type.Object({ do: oneOf(['apply', 'undo', 'drop']) }),
    answer: wire.Import,
  },
  downloadImportReport: {
    audience: 'staff',
    permission: 'import',
    audit: 'read',
    params: importId,
    answer: null,
  },
  downloadImportedInvitations: {
    audience: 'staff',
    permission: 'import',
    audit: 'export',
    params: importId,
    answer: null,
  },
  downloadImportTemplate: {
    audience: 'staff',
    permission: 'import',
    audit: 'none',
    query: Type.Object({ kind: oneOf([...IMPORT_KINDS]) }),
    answer: null,
  },
} as const satisfies Routes;
