import { isCalendarDate } from '../calendar/dates.ts';
import type { WindowKind } from '../calendar/windows.ts';
import { feeFor } from '../payment/fee.ts';
import { DAY_PROBLEMS, dayProblemsOf } from './day-problems.ts';
import { type ConfigurationDocument, type Span, WINDOW_KINDS } from './document.ts';
import { PAPER_PROBLEMS, type PaperSurroundings, paperProblems } from './paper-problems.ts';

export const CONFIGURATION_PROBLEMS = [
  'no-such-moment',
  'window-reversed',
  'confirmation-opens-first',
  'confirmation-closes-first',
  'repair-closes-first',
  'repair-after-review',
  'review-ends-before-confirmation',
  'review-opens-during-confirmation',
  'payment-opens-during-review',
  'review-ends-after-payment',
  'payment-after-exam',
  'registration-short',
  ...DAY_PROBLEMS,
  'gateway-missing',
  'gateway-unknown',
  'payee-missing',
  'fee-missing',
  'fee-zero',
  'legal-basis-missing',
  'points-missing',
  'point-unnamed',
  'point-twice',
  'point-foreign',
  'site-unnamed',
  'site-twice',
  'site-elsewhere',
  'site-missing',
  'place-missing',
  'papers-missing',
  'share-too-large',
  ...PAPER_PROBLEMS,
] as const;

export type ConfigurationProblemCode = (typeof CONFIGURATION_PROBLEMS)[number];

/** What is wrong with a document, and where. An error stops it; a warning is to be looked at. */
export type ConfigurationProblem = {
  readonly code: ConfigurationProblemCode;
  readonly severity: 'error' | 'warning';
  /** The part of the document: a window's kind, or the name of a field. */
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
};

/** What the document is held against. */
export type ConfigurationSurroundings = PaperSurroundings & {
  readonly examDate: string;
  /** Levels with the forms in which they are examined. */
  readonly examined: readonly { readonly level: string; readonly form: string }[];
  readonly gateways: readonly string[];
};

type Say = (
  severity: ConfigurationProblem['severity'],
  code: ConfigurationProblemCode,
  at: string,
  params?: ConfigurationProblem['params'],
) => void;

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const isMoment = (text: string) =>
  text.length === 19 && text[10] === ' ' && isCalendarDate(text.slice(0, 10)) && TIME.test(text.slice(11));

const DAY_MS = 86_400_000;
const SHORTEST_DAYS = 3;
const daysOf = ({ opensAt, closesAt }: Span) =>
  (Date.parse(`${closesAt.replace(' ', 'T')}Z`) - Date.parse(`${opensAt.replace(' ', 'T')}Z`)) / DAY_MS;

/** Everything that speaks against a document, errors and warnings, in the order in which it is read. Pure. */
export function problemsOf(
  document: ConfigurationDocument,
  around: ConfigurationSurroundings,
): readonly ConfigurationProblem[] {
  const found: ConfigurationProblem[] = [];
  const say: Say = (severity, code, at, params = {}) => found.push({ severity, code, at, params });
  if (areMoments(document, say)) {
    checkWindows(document, around, say);
    for (const { code, at, params } of dayProblemsOf(document)) say('warning', code, at, params);
  }
  checkMoney(document, around, say);
  checkPlaces(document, around, say);
  for (const { severity, code, params } of paperProblems(document, around))
    say(severity, code, 'paperList', params);
  return found;
}

export const stops = (problems: readonly Pick<ConfigurationProblem, 'severity'>[]) =>
  problems.some(({ severity }) => severity === 'error');

function areMoments({ windows }: ConfigurationDocument, say: Say): boolean {
  const wrong = WINDOW_KINDS.filter(
    (kind) => !isMoment(windows[kind].opensAt) || !isMoment(windows[kind].closesAt),
  );
  for (const kind of wrong) say('error', 'no-such-moment', kind);
  return wrong.length === 0;
}

function checkWindows(
  { windows, confirmation: mode }: ConfigurationDocument,
  { examDate }: ConfigurationSurroundings,
  say: Say,
): void {
  const { registration, confirmation, repair, review, payment } = windows;
  const sayOf = (
    severity: 'error' | 'warning',
    code: ConfigurationProblemCode,
    at: WindowKind,
    other: Span,
  ) => say(severity, code, at, { opensAt: other.opensAt, closesAt: other.closesAt });
  for (const kind of WINDOW_KINDS) {
    const { opensAt, closesAt } = windows[kind];
    if (opensAt >= closesAt) sayOf('error', 'window-reversed', kind, windows[kind]);
  }
  if (daysOf(registration) < SHORTEST_DAYS)
    sayOf('warning', 'registration-short', 'registration', registration);
  if (confirmation.opensAt < registration.opensAt)
    sayOf('error', 'confirmation-opens-first', 'confirmation', registration);
  if (confirmation.closesAt < registration.closesAt)
    sayOf(
      mode === 'on-site' ? 'error' : 'warning',
      'confirmation-closes-first',
      'confirmation',
      registration,
    );
  if (repair.closesAt < confirmation.closesAt)
    sayOf('warning', 'repair-closes-first', 'repair', confirmation);
  if (repair.closesAt > review.closesAt) sayOf('error', 'repair-after-review', 'repair', review);
  if (review.closesAt < confirmation.closesAt)
    sayOf('error', 'review-ends-before-confirmation', 'review', confirmation);
  else if (review.opensAt < confirmation.closesAt)
    sayOf('warning', 'review-opens-during-confirmation', 'review', confirmation);
  if (review.closesAt > payment.closesAt) sayOf('error', 'review-ends-after-payment', 'review', payment);
  else if (payment.opensAt < review.closesAt)
    sayOf('error', 'payment-opens-during-review', 'payment', review);
  if (payment.closesAt.slice(0, 10) >= examDate) say('error', 'payment-after-exam', 'payment', { examDate });
}

function checkMoney(document: ConfigurationDocument, around: ConfigurationSurroundings, say: Say): void {
  const { onlinePayment, gateway, payee, fees } = document;
  if (onlinePayment && gateway === '') say('error', 'gateway-missing', 'gateway');
  else if (onlinePayment && !around.gateways.includes(gateway))
    say('error', 'gateway-unknown', 'gateway', { gateway });
  if (onlinePayment && payee.trim() === '') say('error', 'payee-missing', 'payee');
  const rows = fees.map((fee) => ({ ...fee, payee }));
  for (const { level, form } of around.examined) {
    const fee = feeFor(rows, { level, form, subjects: ['one'] });
    if (fee === null) say(onlinePayment ? 'error' : 'warning', 'fee-missing', 'fees', { level, form });
    else if (fee.fen === 0) say('warning', 'fee-zero', 'fees', { level, form });
  }
  if (fees.some(({ legalBasis }) => legalBasis.trim() === '')) say('warning', 'legal-basis-missing', 'fees');
}

/** Codes that stand there more than once. */
export const twice = (codes: readonly string[]) => [
  ...new Set(codes.filter((code, i) => codes.indexOf(code) !== i)),
];

function checkPlaces(document: ConfigurationDocument, { region }: ConfigurationSurroundings, say: Say): void {
  const { points, sites, confirmation, place, papers, secondLookPercent } = document;
  if (points.length === 0) say('error', 'points-missing', 'points');
  for (const { code, name } of points) {
    if (name.trim() === '') say('error', 'point-unnamed', 'points', { code });
    if (!code.startsWith(region)) say('error', 'point-foreign', 'points', { code });
  }
  for (const code of twice(points.map((point) => point.code)))
    say('error', 'point-twice', 'points', { code });
  for (const { code, name, point } of sites) {
    if (name.trim() === '') say('error', 'site-unnamed', 'sites', { code });
    if (!points.some((known) => known.code === point)) say('error', 'site-elsewhere', 'sites', { code });
  }
  for (const code of twice(sites.map((site) => site.code))) say('error', 'site-twice', 'sites', { code });
  if (confirmation === 'on-line') {
    for (const { code, name } of points.filter((of) => !sites.some(({ point }) => point === of.code)))
      say('error', 'site-missing', 'sites', { code, name });
  }
  if (place.trim() === '') say('error', 'place-missing', 'place');
  if (papers.length === 0) say('warning', 'papers-missing', 'papers');
  if (secondLookPercent > 50) say('warning', 'share-too-large', 'secondLookPercent');
}
