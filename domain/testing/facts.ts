import { createHash } from 'node:crypto';
import { beijingInstant } from '../calendar/dates.ts';
import type { Window, WindowKind, Windows } from '../calendar/windows.ts';
import type { Answers, Edition } from '../edition/edition.ts';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import { AS_DECLARED } from '../edition/paper-list.ts';
import { type Fee, feeFor } from '../payment/fee.ts';
import type { Facts, RegionSettings } from '../registration/command.ts';
import type { Digest } from '../registration/verification-code.ts';
import type { Actor, Role } from '../staff/actor.ts';
import { listsOf, listsOf2023 } from './lists.ts';
import { nurseOf2023, nurseOf2026, type Persona } from './personas.ts';

export const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');

export const CANDIDATE = 'candidate-lin';
/** A moment at which the windows of everything that begins with signing up are open, and those of 2026 for staff. */
export const NOW = beijingInstant('2025-12-10', '10:00:00');

function window(opens: string, closes: string, until = '23:59:59'): Window {
  return { opensAt: beijingInstant(opens, '09:00:00'), closesAt: beijingInstant(closes, until) };
}

/** As they lie in a real year: one after the other, the first three overlapping. */
export const windows2026: Windows = {
  registration: window('2025-12-02', '2025-12-15'),
  confirmation: window('2025-12-03', '2025-12-17', '17:00:00'),
  repair: window('2025-12-03', '2025-12-20', '17:00:00'),
  review: window('2025-12-18', '2026-01-31'),
  payment: window('2026-02-04', '2026-02-13'),
};

const windows2023: Windows = {
  registration: window('2022-12-30', '2023-01-12'),
  confirmation: window('2022-12-31', '2023-01-15', '17:00:00'),
  repair: window('2022-12-31', '2023-01-18', '17:00:00'),
  review: window('2023-01-16', '2023-02-16'),
  payment: window('2023-02-17', '2023-02-28'),
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** A window around, before or after a moment. */
export function windowThatIs(state: 'not-open' | 'open' | 'closed', at: Date): Window {
  const from = { 'not-open': 1, open: -1, closed: -3 }[state];
  return {
    opensAt: new Date(at.getTime() + from * DAY_MS),
    closesAt: new Date(at.getTime() + (from + 2) * DAY_MS),
  };
}

/** Every window in the same state at `NOW`, but for those that are named. */
export function windowsThatAre(
  state: 'not-open' | 'open' | 'closed',
  but: Partial<Windows> = {},
  at = NOW,
): Windows {
  const kinds: readonly WindowKind[] = ['registration', 'confirmation', 'repair', 'review', 'payment'];
  const all = Object.fromEntries(kinds.map((kind) => [kind, windowThatIs(state, at)]));
  return { ...windows2026, ...all, ...but };
}

export function settingsOf(region: string, but: Partial<RegionSettings> = {}): RegionSettings {
  return {
    region,
    confirmation: region === '12' ? 'on-line' : 'on-site',
    onlinePayment: true,
    autoConfirmation: false,
    reviewsAutoConfirmed: true,
    graceMinutes: 0,
    extensionHours: 0,
    secondLook: { rules: [], percent: 0 },
    verifiedCredentials: false,
    paperList: AS_DECLARED,
    ...but,
  };
}

/** One of each role, all of them responsible for the region. */
export function actorOf(role: Role, region = '33', point: string | null = pointOfRegion(region)): Actor {
  switch (role) {
    case 'candidate':
      return { role, id: CANDIDATE };
    case 'system':
    case 'bank':
      return { role, id: role };
    case 'nation':
      return { role, id: 'staff-nation', area: { region: null, point: null } };
    case 'region':
      return { role, id: 'staff-region', area: { region, point: null } };
    default:
      return { role, id: `staff-${role}`, area: { region, point } };
  }
}

const pointOfRegion = (region: string) => (region === '12' ? '120103' : '3301');

/** One price a subject, and more for a specialty on paper. */
export function feeOfNurse({ subjects, specialty }: Answers): Fee | null {
  const row = { level: '*', form: '*', legalBasis: 'test', payee: 'test', fenPerPerson: 1000 };
  const fenPerSubject = specialty === '203' ? 7000 : 5500;
  if (!Array.isArray(subjects)) return null;
  return feeFor([{ ...row, fenPerSubject }], { level: 'x', form: 'y', subjects });
}

function factsOf(edition: Edition, persona: Persona, but: Partial<Facts>): Facts {
  return {
    now: NOW,
    atWork: null,
    actor: actorOf('candidate'),
    edition,
    examDate: '2026-04-11',
    settings: settingsOf(persona.region),
    windows: windowsThatAre('open'),
    holds: [],
    lists: listsOf(persona.region),
    feeOf: feeOfNurse,
    settled: 23_000,
    quotes: persona.quotes,
    lastYear: null,
    digest,
    ...but,
  };
}

/** The edition of 2026 with every window open, for the candidate in Zhejiang; `but` says what is different. */
export function facts2026(but: Partial<Facts> = {}): Facts {
  return factsOf(health2026, nurseOf2026, but);
}

/** The edition of 2023 with its own windows, for the candidate in Tianjin. */
export function facts2023(but: Partial<Facts> = {}): Facts {
  const now = beijingInstant('2023-01-10', '10:00:00');
  const of2023 = { now, examDate: '2023-04-08', windows: windows2023, lists: listsOf2023('12') };
  return factsOf(health2023, nurseOf2023, { ...of2023, ...but });
}
