import { Type } from 'typebox';
import { evidence, number } from './params.ts';
import type { Routes } from './route.ts';
import * as wire from './schemas.ts';
import { oneOf } from './shapes.ts';

/** Cases beside registrations. */
export const caseRoutes = {
  openMerge: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    body: wire.NewMerge,
    answer: wire.CaseRow,
  },
  openFileCase: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    body: wire.NewFileCase,
    answer: wire.CaseRow,
  },
  uploadFileEvidence: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    answer: evidence,
  },
  listCases: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'search',
    query: Type.Object({
      kind: Type.Optional(wire.CaseKind),
      state: Type.Optional(wire.CaseState),
      whose: Type.Optional(oneOf(['mine', 'second'])),
      days: Type.Optional(Type.String({ pattern: '^\\d{1,3}$' })),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: wire.CasePage,
  },
  getCase: { audience: 'staff', permission: 'read-files', audit: 'read', params: number, answer: wire.Case },
  getCaseEvidence: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'read',
    params: Type.Object({ number: Type.String({ maxLength: 40 }), digest: wire.Digest }),
    answer: null,
  },
  decideCase: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    body: wire.CaseDecision,
    answer: wire.Case,
  },
  unmaskCase: {
    audience: 'staff',
    permission: 'unmask',
    audit: 'unmask',
    params: number,
    body: Type.Object({ why: Type.String({ minLength: 2, maxLength: 200 }) }),
    answer: Type.Object({ lines: Type.Array(wire.CaseLine) }),
  },
} as const satisfies Routes;
