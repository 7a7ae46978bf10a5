import type { ConfigurationDocument, NationDocument } from '#contract/client.ts';
import type { Rehearsal } from '#domain/rehearsal/report.ts';
import type { TestBrowser, TestProduct } from './test-product.ts';
import { EDITION } from './thread.ts';

export const HEBEI = { edition: EDITION, region: '13' };
const TEAM = { reviewers: { point: 2, region: 2 }, filesPerDay: 60 };

type Place = typeof HEBEI;

const nothing = {
  draft: 0,
  submitted: 0,
  repair: 0,
  confirmed: 0,
  endorsed: 0,
  payable: 0,
  registered: 1000,
  refused: 0,
  forfeited: 0,
  cancelled: 0,
};

const quick: Rehearsal = {
  candidates: 1000,
  ends: nothing,
  returning: 0,
  autoConfirmed: 0,
  advice: { meets: 1000, unclear: 0, short: 0 },
  caught: [],
  stuck: [],
  money: [],
  days: [],
  overloads: [],
  firstDay: '2025-12-02',
  lastDay: '2026-02-13',
};

/** Rehearsals take a second; where a test asks for what follows them, the report is made up. */
export function rehearseQuickly(product: TestProduct): void {
  Object.assign(product.services.rehearser, { rehearse: async () => [quick, quick] });
}

export const beginDraft = (staff: TestBrowser, params: Place = HEBEI) =>
  staff.get('openConfiguration', { params, body: { from: 'live', edition: null, number: null } });

/** What is being worked on, or a complaint that there is nothing. */
export async function openDraft(staff: TestBrowser, params: Place = HEBEI) {
  const { open } = await staff.get('getConfiguration', { params });
  if (open === null) throw new Error('nothing is being worked on');
  return open;
}

/** Saves what `change` makes of the document as it stands. */
export async function changeDraft(
  staff: TestBrowser,
  change: (document: ConfigurationDocument) => ConfigurationDocument,
  params: Place = HEBEI,
) {
  const { rev, document } = await openDraft(staff, params);
  return staff.get('saveConfiguration', { params, body: { rev, document: change(document) } });
}

export async function rehearseDraft(staff: TestBrowser, params: Place = HEBEI) {
  const { rev } = await openDraft(staff, params);
  return staff.get('rehearseConfiguration', { params, body: { rev, ...TEAM } });
}

export async function decideDraft(
  staff: TestBrowser,
  act: 'propose' | 'give-back' | 'drop',
  params: Place = HEBEI,
) {
  const { rev } = await openDraft(staff, params);
  return staff.get('decideConfiguration', { params, body: { do: act, rev, note: '' } });
}

/** A draft with this change, rehearsed and sent. */
export async function proposeChange(
  staff: TestBrowser,
  change: (document: ConfigurationDocument) => ConfigurationDocument,
  params: Place = HEBEI,
): Promise<number> {
  await beginDraft(staff, params);
  await changeDraft(staff, change, params);
  await rehearseDraft(staff, params);
  await decideDraft(staff, 'propose', params);
  return (await openDraft(staff, params)).rev;
}

export const approving = (rev: number, liveFrom: string | null = null, params: Place = HEBEI) => ({
  params,
  body: { rev, note: '', liveFrom },
});

export async function approveDraft(staff: TestBrowser, params: Place = HEBEI) {
  const { rev } = await openDraft(staff, params);
  return staff.get('approveConfiguration', approving(rev, null, params));
}

/** The document with another end of a window. */
export const closing =
  (kind: keyof ConfigurationDocument['windows'], closesAt: string) =>
  (document: ConfigurationDocument): ConfigurationDocument => ({
    ...document,
    windows: { ...document.windows, [kind]: { ...document.windows[kind], closesAt } },
  });

const nationParams = { edition: EDITION };

/** What the nation is working on, or a complaint that there is nothing. */
export async function nationDraft(staff: TestBrowser) {
  const { open } = await staff.get('getNationConfiguration', { params: nationParams });
  if (open === null) throw new Error('nothing is being worked on');
  return open;
}

/** A draft of the nation with this change; begun where there is none. */
export async function changeNation(staff: TestBrowser, change: (document: NationDocument) => NationDocument) {
  const { open } = await staff.get('getNationConfiguration', { params: nationParams });
  const begun = { params: nationParams, body: { from: 'live', edition: null, number: null } } as const;
  if (open === null) await staff.get('openNationConfiguration', begun);
  const { rev, document } = await nationDraft(staff);
  return staff.get('saveNationConfiguration', {
    params: nationParams,
    body: { rev, document: change(document) },
  });
}

export async function decideNation(staff: TestBrowser, act: 'propose' | 'give-back' | 'drop') {
  const { rev } = await nationDraft(staff);
  const body = { do: act, rev, note: '' };
  return staff.get('decideNationConfiguration', { params: nationParams, body });
}

/** Drafted and sent by one, approved by the other. */
export async function settleNation(
  [author, second]: readonly [TestBrowser, TestBrowser],
  change: (document: NationDocument) => NationDocument,
) {
  await changeNation(author, change);
  await decideNation(author, 'propose');
  const { rev } = await nationDraft(second);
  const body = { rev, note: '', liveFrom: null };
  return second.get('approveNationConfiguration', { params: nationParams, body });
}

/** The document with another version of one specialty; null takes it out. */
export const withSpecialty =
  (code: string, change: Partial<NationDocument['specialties'][number]> | null) =>
  (document: NationDocument): NationDocument => ({
    ...document,
    specialties: document.specialties.flatMap((of) => {
      if (of.code !== code) return [of];
      return change === null ? [] : [{ ...of, ...change }];
    }),
  });
