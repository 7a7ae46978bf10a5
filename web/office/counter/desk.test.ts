import { expect, test } from 'vitest';
import type { FileView, ScannedForm } from '#contract/client.ts';
import { LOOK, stepOnEnter } from './desk.ts';
import { standingOf } from './standing.ts';

const window = { opensAt: '2025-12-11T09:00:00+08:00', closesAt: '2025-12-22T17:00:00+08:00' };

function examplePerson(more: Partial<FileView> = {}): FileView {
  return {
    number: '2026370200012',
    edition: 'health-2026',
    title: '2026年度卫生专业技术资格考试',
    status: 'submitted',
    waitsForCredentials: false,
    statusSince: '2025-12-12T10:00:00+08:00',
    rev: 9,
    name: '林晓楠',
    region: {
      code: '37',
      name: '山东',
      confirmation: 'on-site',
      onlinePayment: true,
      autoConfirmation: true,
      place: '青岛市市南区现场确认点',
      papers: ['有效身份证件原件和复印件'],
      windows: {
        registration: window,
        confirmation: window,
        repair: window,
        review: window,
        payment: window,
      },
    },
    pointName: '青岛市',
    site: null,
    code: '7Q2M9XK4TPA02',
    revision: 2,
    pages: [],
    hasPhoto: true,
    papers: null,
    toBring: [],
    photoCheck: null,
    paid: false,
    holds: [],
    sinceLastYear: null,
    progress: [{ key: 'confirmation', state: 'current' }],
    actions: ['confirm'],
    reason: null,
    eligibility: null,
    employerSaid: null,
    credentials: { education: null, degree: null },
    history: [],
    cases: [],
    lease: null,
    checks: [],
    sinceDecision: null,
    ...more,
  };
}

const exampleScan = (more: Partial<ScannedForm> = {}): ScannedForm => ({
  code: '7Q2M9XK4TPA02',
  printedRevision: 2,
  currentRevision: 2,
  current: true,
  changes: [],
  sheet: null,
  file: examplePerson(),
  ...more,
});

const ready = exampleScan();
const found = { at: 'found', scan: ready, since: 1_000, changed: false } as const;

test('E1: scan, then Enter: a clean form is confirmed', () => {
  expect(stepOnEnter({ at: 'empty' }, '7Q2M9XK4TPA02', 0)).toEqual({ do: 'find', code: '7Q2M9XK4TPA02' });
  expect(stepOnEnter(found, '', 1_000 + LOOK)).toEqual({ do: 'confirm', scan: ready });
});

test('the second Enter of a reader that sends two confirms nobody unseen', () => {
  expect(stepOnEnter({ at: 'looking', code: '7Q2M9XK4TPA02' }, '', 900).do).toBe('nothing');
  expect(stepOnEnter(found, '', 1_000 + LOOK - 1).do).toBe('nothing');
});

test('the next form can be scanned without confirming the one in sight', () => {
  expect(stepOnEnter(found, '0Q2M9XK4TPA01', 9_000)).toEqual({ do: 'find', code: '0Q2M9XK4TPA01' });
});

test('D7: an old print is never confirmed', () => {
  const old = exampleScan({ printedRevision: 1, currentRevision: 2, current: false });
  expect(standingOf(old)).toBe('old-print');
  expect(stepOnEnter({ ...found, scan: old }, '', 9_000).do).toBe('nothing');
});

test('a form is not ready where the server does not offer to confirm it', () => {
  expect(standingOf(exampleScan({ file: examplePerson({ actions: [] }) }))).toBe('not-now');
  expect(standingOf(exampleScan({ file: examplePerson({ status: 'draft' }) }))).toBe('other-status');
  const confirmed = examplePerson({
    status: 'confirmed',
    progress: [{ key: 'confirmation', state: 'done' }],
  });
  expect(standingOf(exampleScan({ file: confirmed, current: false }))).toBe('already-confirmed');
});
