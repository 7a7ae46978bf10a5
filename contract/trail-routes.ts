import { Type } from 'typebox';
import { DELIVERY_STATES } from '#domain/messages/copies.ts';
import { OUTSIDE_DOORS } from '#domain/outside/refusals.ts';
import { number } from './params.ts';
import type { Routes } from './route.ts';
import * as wire from './schemas.ts';
import { oneOf } from './shapes.ts';

const day = Type.String({ format: 'date' });
/** Queries stay text: nothing on this wire is coerced. */
const hours = Type.Optional(Type.String({ pattern: '^([1-9]\\d?|1[0-5]\\d|16[0-8])$' }));

/** What auditors and support read. */
export const trailRoutes = {
  searchAudit: {
    audience: 'staff',
    permission: 'read-audit',
    audit: 'search',
    query: wire.AuditQuery,
    answer: wire.AuditPage,
  },
  getAuditDay: {
    audience: 'staff',
    permission: 'read-audit',
    audit: 'read',
    params: Type.Object({
      person: Type.String({ maxLength: 60 }),
      day,
    }),
    answer: wire.AuditDay,
  },
  getTrailState: { audience: 'staff', permission: 'read-audit', audit: 'none', answer: wire.TrailState },
  listAlarms: {
    audience: 'staff',
    permission: 'read-audit',
    audit: 'none',
    query: Type.Object({ is: oneOf(['open', 'closed']) }),
    answer: wire.Alarms,
  },
  listRefusedBatches: {
    audience: 'staff',
    permission: 'read-audit',
    audit: 'search',
    query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 200 })) }),
    answer: wire.RefusedBatches,
  },
  closeAlarm: {
    audience: 'staff',
    permission: 'read-audit',
    audit: 'write',
    params: Type.Object({ alarm: wire.Uuid }),
    body: Type.Object({ words: Type.String({ minLength: 2, maxLength: 400 }) }),
    answer: wire.Alarm,
  },
  findPeople: {
    audience: 'staff',
    permission: 'read-timeline',
    audit: 'search',
    body: wire.PersonSought,
    answer: wire.FoundPeople,
  },
  getTimeline: {
    audience: 'staff',
    permission: 'read-timeline',
    audit: 'read',
    params: number,
    answer: wire.Timeline,
  },
  viewAsCandidate: {
    audience: 'staff',
    permission: 'view-as',
    audit: 'read',
    params: number,
    body: Type.Object({ why: Type.String({ minLength: 2, maxLength: 200 }) }),
    answer: wire.CandidateView,
  },
  listRefusedAnswers: {
    audience: 'staff',
    permission: 'read-timeline',
    audit: 'none',
    query: Type.Object({ hours }),
    answer: wire.RefusedAnswers,
  },
  listOutsideRefusals: {
    audience: 'staff',
    permission: 'read-outside-refusals',
    audit: 'search',
    query: Type.Object({
      door: Type.Optional(oneOf(OUTSIDE_DOORS)),
      from: Type.Optional(day),
      to: Type.Optional(day),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: wire.OutsideRefusals,
  },
  getMessageLog: {
    audience: 'staff',
    permission: 'read-timeline',
    audit: 'search',
    query: Type.Object({ hours, state: Type.Optional(oneOf(DELIVERY_STATES)) }),
    answer: wire.MessageLog,
  },
} as const satisfies Routes;
