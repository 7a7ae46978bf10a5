import { type Answers, type Edition, fieldsOf } from '#domain/edition/edition.ts';
import { findEdition } from '#domain/edition/editions.ts';
import type { NewRevision, RegistrationEvent } from '#domain/registration/command.ts';
import { contentText, freezeContent } from '#domain/registration/content.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { NO_PAPERS } from '#domain/registration/paper-files.ts';
import type { Registration, Status } from '#domain/registration/registration.ts';
import { verificationCode } from '#domain/registration/verification-code.ts';
import type { Keys } from '../ports/keys.ts';
import { createDraw, type Draw } from './draw.ts';
import { answersOf, type PopulatedRegion, type Population } from './synthetic-person.ts';

/** A registration that nobody has made, with a history that could have been: everything that a row of each table needs. */
export type Synthetic = {
  readonly registration: Registration;
  readonly idTail: string;
  readonly events: readonly RegistrationEvent[];
  readonly revision: NewRevision | null;
};

type Step = { readonly action: Action | 'enter'; readonly to: Status };

const ENTERED: readonly Step[] = [
  { action: 'enter', to: 'draft' },
  { action: 'save-page', to: 'draft' },
];
const SUBMITTED: readonly Step[] = [...ENTERED, { action: 'submit', to: 'submitted' }];
const CONFIRMED: readonly Step[] = [...SUBMITTED, { action: 'confirm', to: 'confirmed' }];
const ENDORSED: readonly Step[] = [...CONFIRMED, { action: 'approve-at-point', to: 'endorsed' }];

/** How the country stands in the middle of the review: of a hundred, so many have gone this way. */
const WAYS: readonly {
  readonly share: number;
  readonly steps: (onlinePayment: boolean) => readonly Step[];
}[] = [
  { share: 7, steps: () => ENTERED },
  { share: 6, steps: () => SUBMITTED },
  { share: 30, steps: () => CONFIRMED },
  { share: 22, steps: () => ENDORSED },
  { share: 14, steps: passed },
  {
    share: 14,
    steps: (onlinePayment) => [
      ...passed(onlinePayment),
      ...(onlinePayment ? [{ action: 'record-payment', to: 'registered' } as const] : []),
    ],
  },
  { share: 3, steps: () => [...CONFIRMED, { action: 'refuse', to: 'refused' }] },
  { share: 4, steps: () => [...SUBMITTED, { action: 'forfeit', to: 'forfeited' }] },
];

function passed(onlinePayment: boolean): readonly Step[] {
  return [...ENDORSED, { action: 'approve-at-region', to: onlinePayment ? 'payable' : 'registered' }];
}

function wayOf(draw: Draw, onlinePayment: boolean): readonly Step[] {
  let drawn = draw.next() * 100;
  const way = WAYS.find(({ share }) => {
    drawn -= share;
    return drawn < 0;
  });
  return (way ?? WAYS[0])?.steps(onlinePayment) ?? ENTERED;
}

/** Each step comes in its window, and never before the one before it. */
function timesOf(
  steps: readonly Step[],
  { windows }: PopulatedRegion['region'],
  draw: Draw,
): readonly Date[] {
  let last = 0;
  return steps.map(({ action }) => {
    const window =
      action === 'confirm' || action === 'forfeit'
        ? windows.confirmation
        : /^(?:approve|refuse)/.test(action)
          ? windows.review
          : action === 'record-payment'
            ? windows.payment
            : windows.registration;
    const [opens, closes] = [window.opensAt.getTime(), window.closesAt.getTime()];
    const from = Math.max(opens, last + 1000);
    // Who hurries hands in at once; most of what is decided is decided in the first days.
    const at =
      action === 'forfeit'
        ? closes + 1000
        : from + Math.floor(draw.next() ** 2 * Math.max(1000, (closes - from) / 2));
    last = at;
    return new Date(at);
  });
}

type Actor = RegistrationEvent['actor'];

function actorOf(
  action: Step['action'],
  candidate: string,
  staff: string,
  region: string,
  point: string,
): Actor {
  if (action === 'confirm' || action === 'approve-at-point' || action === 'refuse')
    return { role: 'point', id: staff, place: point };
  if (action === 'approve-at-region') return { role: 'region', id: staff, place: region };
  if (action === 'record-payment') return { role: 'bank', id: 'synthetic', place: null };
  if (action === 'forfeit') return { role: 'system', id: 'deadlines', place: null };
  return { role: 'candidate', id: candidate, place: null };
}

function newRegistration(
  population: Population,
  home: PopulatedRegion,
  n: number,
  candidate: string,
  at: Date,
): Registration {
  const year = findEdition(population.edition)?.year ?? 0;
  return {
    edition: population.edition,
    candidate,
    number: `${year % 100}${String(n).padStart(12, '0')}`,
    status: 'draft',
    statusSince: at,
    statusBefore: null,
    extendedUntil: null,
    firstPass: null,
    rev: 1,
    region: home.region.region,
    answers: {},
    savedPages: [],
    photo: null,
    papers: NO_PAPERS,
    noticeVersion: `${population.edition}-1`,
    firstSubmittedAt: null,
    submittedAt: null,
    code: null,
    revision: 0,
    contentDigest: null,
  };
}

/** A region with many points has many people. */
function homeOf({ regions }: Population, draw: Draw): PopulatedRegion {
  const weights = regions.map(({ points }) => points.length);
  let drawn = draw.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = regions.find((_, i) => {
    drawn -= weights[i] ?? 0;
    return drawn < 0;
  });
  return found ?? draw.oneOf(regions);
}

/** Only what the form asks of this person in this region is kept. */
function asked(edition: Edition, answers: Answers, home: PopulatedRegion): Answers {
  const kept = fieldsOf(edition).filter((field) => field.asked(answers, home.region));
  return Object.fromEntries(kept.map(({ key }) => [key, answers[key] ?? null]));
}

/** The content that a submission freezes, under its code. */
function freeze(
  population: Population,
  edition: Edition,
  home: PopulatedRegion,
  of: Registration,
  contentDigest: string,
  at: Date,
  keys: Keys,
): NewRevision {
  const lists = population.reference.listsFor(population.edition, home.region.region);
  const identity = `${of.edition}\n${of.candidate}`;
  const code = verificationCode({ identity, contentDigest, revision: 1 }, (text) => keys.sign(text));
  return { number: 1, code, content: freezeContent(of, edition, lists, home.region), at };
}

function refusalReason({ reference }: Population): string {
  return reference.reasons().find(({ stage }) => stage === 'review' || stage === 'both')?.code ?? '';
}

/** The n-th invented registration: the same one whenever it is asked for, but for keys and seals. */
export function inventRegistration(
  population: Population,
  n: number,
  keys: Keys,
  staffOf: (place: string) => string,
): Synthetic {
  const edition = findEdition(population.edition);
  if (edition === null) throw new Error(`no edition ${population.edition}`);
  const draw = createDraw(n);
  const home = homeOf(population, draw);
  const steps = wayOf(draw, home.region.onlinePayment);
  const times = timesOf(steps, home.region, draw);
  const answers = asked(edition, answersOf(population, home, n, draw), home);
  const [name, point] = [String(answers.name ?? ''), String(answers.point ?? '')];
  let next = newRegistration(population, home, n, keys.uuid(), times[0] ?? new Date(0));
  next = { ...next, answers: { name } };
  let revision: NewRevision | null = null;
  let held = '';
  const events = steps.map(({ action, to }, i): RegistrationEvent => {
    const at = times[i] ?? next.statusSince;
    const from = action === 'enter' ? null : next.status;
    const isFirst = action === 'save-page';
    if (from !== null) next = { ...next, rev: next.rev + 1 };
    if (from !== null && from !== to) next = { ...next, status: to, statusBefore: from, statusSince: at };
    if (isFirst) next = { ...next, answers, savedPages: edition.pages.map(({ key }) => key) };
    // Without papers, what a registration holds is its content.
    if (held === '' || isFirst) held = keys.sign(contentText(next));
    if (action === 'submit') {
      revision = freeze(population, edition, home, next, held, at, keys);
      next = {
        ...next,
        firstSubmittedAt: at,
        submittedAt: at,
        revision: 1,
        code: revision.code,
        contentDigest: held,
      };
    }
    return {
      action,
      actor: actorOf(
        action,
        next.candidate,
        staffOf(action === 'approve-at-region' ? next.region : point),
        next.region,
        point,
      ),
      from,
      to,
      reason: action === 'refuse' ? refusalReason(population) : null,
      objections: [],
      rev: next.rev,
      changed: isFirst ? Object.keys(answers).sort() : [],
      contentDigest: held,
      at,
    };
  });
  return { registration: next, idTail: String(answers.id_number ?? '').slice(-4), events, revision };
}
