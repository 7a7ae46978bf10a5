import { describe, expect, it } from 'vitest';
import type { RegistrationView } from '#contract/client.ts';
import { dateOfNode, firstPage, placeOfNode } from './node-places.ts';

const window = { opensAt: '2025-12-02T01:00:00Z', closesAt: '2025-12-15T15:59:59Z' };

const view: RegistrationView = {
  edition: 'health-2026',
  title: '2026年度卫生专业技术资格考试',
  examDate: '2026-04-11',
  number: '26000000000001',
  status: 'draft',
  waitsForCredentials: false,
  statusSince: window.opensAt,
  rev: 1,
  region: {
    code: '13',
    name: '河北省',
    confirmation: 'on-site',
    onlinePayment: true,
    autoConfirmation: false,
    place: '',
    papers: [],
    windows: { registration: window, confirmation: window, repair: window, review: window, payment: window },
  },
  answers: {},
  savedPages: [],
  missingPages: ['contact', 'education'],
  drafts: {},
  photo: null,
  papers: null,
  toBring: [],
  accountPhoto: null,
  quotes: {},
  suggestions: {},
  locked: [],
  code: null,
  revision: 0,
  firstSubmittedAt: null,
  submittedAt: null,
  progress: [],
  actions: [],
  lastYear: null,
  autoConfirmed: false,
  deadline: window.closesAt,
  grace: null,
  warnings: [],
  eligibility: null,
  kept: {},
  reason: null,
  serverTime: window.opensAt,
};

describe('I1: each node of the progress is a link', () => {
  it('the form opens at the first page that is missing, and where none is, on the check page', () => {
    expect(firstPage(view)).toBe('/registrations/health-2026/pages/contact');
    expect(placeOfNode(view, 'answers')).toBe('/registrations/health-2026/pages/contact');
    expect(placeOfNode({ ...view, missingPages: [] }, 'answers')).toBe(
      '/registrations/health-2026/submission',
    );
  });

  it('submitting leads to the check page, and afterwards to the receipt', () => {
    expect(placeOfNode(view, 'submission')).toMatch(/submission$/);
    const submitted = { ...view, status: 'submitted' as const, submittedAt: window.opensAt };
    expect(placeOfNode(submitted, 'submission')).toMatch(/receipt$/);
  });

  it('a node bears the day it was done, or until when, or from when', () => {
    const done = { ...view, submittedAt: '2025-12-03T02:00:00Z' };
    expect(dateOfNode(done, { key: 'submission', state: 'done' })).toEqual({
      kind: 'done',
      at: '2025-12-03T02:00:00Z',
    });
    expect(dateOfNode(view, { key: 'submission', state: 'not-reached' })?.kind).toBe('until');
    expect(dateOfNode(view, { key: 'payment', state: 'not-reached' })?.kind).toBe('from');
    expect(dateOfNode(view, { key: 'payment', state: 'current' })?.kind).toBe('until');
    expect(dateOfNode(view, { key: 'photo', state: 'current' })).toBeNull();
  });
});
