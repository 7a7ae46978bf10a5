import type { Refusal } from '#domain/registration/refusal.ts';
import { actionLabel, isNamedAct } from './actions.ts';
import { sayIn } from './edition-words.ts';
import { fieldLabel, pageTitle } from './fields.ts';
import { fileSize } from './file-size.ts';
import { holdText, isHoldKind } from './holds.ts';
import { type Language, type Params, say, sayIfComplete, type Text, text } from './language.ts';
import { sayParams } from './moments.ts';
import { paperLabel } from './papers.ts';
import { type RefusalWords, toCandidates, toStaff } from './registration-refusals.ts';
import { isStatus, statusText, type Voice } from './statuses.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';
import { type WireRefusal, wireRefusals } from './wire-refusals.ts';

export type { WireRefusal } from './wire-refusals.ts';

/** What is refused and why, and how to mend it. */
export type RefusalText = { what: string; how: string };

const listed = (names: readonly string[], language: Language) =>
  language === 'en' ? names.join(', ') : names.map((name) => `“${name}”`).join('');

function pagesIn(refusal: Refusal, edition: string, language: Language): Params {
  const pages = refusal.params?.pages;
  if (typeof pages !== 'object') return {};
  const titles = pages.map((page) => pageTitle(edition, page, language));
  return { pages: listed(titles, language) };
}

function itemsIn(refusal: Refusal, edition: string, language: Language): Params {
  const { items, titles, titlesEn } = refusal.params ?? {};
  if (typeof items !== 'object') return {};
  const own = (at: number) => {
    const title = typeof titles === 'object' ? (titles[at] ?? '') : '';
    const titleEn = typeof titlesEn === 'object' ? (titlesEn[at] ?? '') : '';
    return title === '' ? null : { title, titleEn };
  };
  const labels = items.map((item, at) => paperLabel(edition, item, language, own(at)));
  return { items: listed(labels, language) };
}

function fieldsIn(refusal: Refusal, edition: string, language: Language): Params {
  const fields = refusal.params?.fields;
  if (typeof fields !== 'object') return {};
  const labels = fields.map((field) => fieldLabel(edition, field, language));
  return { fields: listed(labels, language) };
}
const ACTORS: Readonly<Record<string, Text>> = {
  candidate: text('考生', 'The candidate'),
  system: text('系统', 'The system'),
  bank: text('支付平台', 'The payment platform'),
};

/** What was done meanwhile, and by whom. */
function meanwhileIn({ params = {} }: Refusal, edition: string, voice: Voice, language: Language): Params {
  const { who, did } = params;
  const actor = typeof who === 'string' ? ACTORS[who] : undefined;
  return {
    ...(actor === undefined ? {} : { who: actor[language] }),
    ...(typeof did === 'string' && isNamedAct(did)
      ? { did: actionLabel(edition, did, voice, language) }
      : {}),
  };
}

/** Parameters as words: codes of statuses, holds and pages become what people call them. */
function wordedParams(refusal: Refusal, edition: string, voice: Voice, language: Language): Params {
  const params = sayParams(refusal.params ?? {}, language);
  const { status, hold } = params;
  return {
    ...params,
    ...pagesIn(refusal, edition, language),
    ...itemsIn(refusal, edition, language),
    ...fieldsIn(refusal, edition, language),
    ...meanwhileIn(refusal, edition, voice, language),
    ...(isStatus(status) ? { status: statusText(edition, status, voice, language) } : {}),
    ...(isHoldKind(hold) ? { hold: holdText(hold, language) } : {}),
    ...(refusal.problems === undefined ? {} : { count: refusal.problems.length }),
  };
}

/** What is refused and why, and how to mend it, for candidates or staff. Single problems are worded by `problemText`. */
export function refusalText(
  refusal: Refusal,
  edition: string,
  voice: Voice,
  language: Language,
): RefusalText {
  const words: RefusalWords = (voice === 'staff' ? toStaff : toCandidates)[refusal.code];
  const params = wordedParams(refusal, edition, voice, language);
  const [precisely] = [words.mostPrecisely, words.precisely].flatMap(
    (each) => (each && sayIfComplete(each, language, params)) ?? [],
  );
  return {
    what: precisely ?? sayIn(edition, words.what, language, params),
    how: sayIn(edition, words.how, language, params),
  };
}

type WireParams = Readonly<Record<string, string | number | readonly string[]>>;

/** Limits come in bytes; people know KB and MB. */
function withSizes(params: Params): Params {
  const { minBytes, maxBytes } = params;
  return {
    ...params,
    ...(typeof minBytes === 'number' ? { minSize: fileSize(minBytes) } : {}),
    ...(typeof maxBytes === 'number' ? { maxSize: fileSize(maxBytes) } : {}),
  };
}

export const isWireRefusal = (code: string): code is WireRefusal => Object.hasOwn(wireRefusals, code);

/**
 * What is refused, and how to mend it. Known parameters, all optional: `seconds` to wait; `place`; of a photo or paper `width`, `height`, `minWidth`, `minHeight` in pixels, `minBytes`, `maxBytes`.
 */
export function wireRefusalText(
  code: WireRefusal,
  params: WireParams,
  language: Language,
): { what: string; how: string } {
  const words: WireRefusalWords = wireRefusals[code];
  const known = withSizes(sayParams(params, language));
  const mostPrecise = (plain: Text, precise?: Text) =>
    (precise && sayIfComplete(precise, language, known)) ?? say(plain, language, known);
  return { what: mostPrecise(words.what, words.preciseWhat), how: mostPrecise(words.how, words.preciseHow) };
}
