import type { Answer, Answers, Edition, Field, RegionFacts } from '../edition/edition.ts';
import { fieldsOf } from '../edition/edition.ts';
import { labelOf, type OptionLists } from '../edition/options.ts';
import type { Papers } from './paper-files.ts';
import type { Registration } from './registration.ts';

/** An answer as it was declared and labelled on the day it was frozen; old code is never needed to read it. */
export type FrozenAnswer = {
  readonly key: string;
  readonly answer: Answer;
  readonly shown: string;
  readonly printed: boolean;
};

export type FrozenPage = { readonly key: string; readonly answers: readonly FrozenAnswer[] };

/** A revision: everything a form, a difference or next year's comparison needs. */
export type FrozenContent = {
  readonly edition: string;
  readonly region: string;
  readonly pages: readonly FrozenPage[];
  readonly photo: string | null;
  /** What differed from last year in what is compared; absent for who is no returning candidate. */
  readonly sinceLastYear?: { readonly year: number; readonly changes: readonly Change[] };
};

function sorted(answers: Answers): readonly (readonly [string, Answer])[] {
  return Object.entries(answers)
    .filter(([, answer]) => answer !== null)
    .map(([key, answer]) => [key, Array.isArray(answer) ? [...answer].sort() : answer] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The text whose digest tells one content from another: answers, region, photo; never labels. */
export function contentText(registration: Registration): string {
  return JSON.stringify([registration.region, registration.photo, sorted(registration.answers)]);
}

/**
 * Everything that a registration holds, for the event's digest: the content, and what was uploaded for it. Without
 * papers it is the content alone; time of its own and a first pass count where there is any.
 */
export function heldText(registration: Registration): string {
  const { extendedUntil, firstPass } = registration;
  const content = contentAndPapers(registration);
  const held = extendedUntil === null ? content : JSON.stringify([content, extendedUntil.toISOString()]);
  return firstPass === null ? held : JSON.stringify([held, firstPass.by, firstPass.cause]);
}

function contentAndPapers(registration: Registration): string {
  const { papers } = registration;
  const files = Object.entries(papers.files)
    .filter(([, of]) => of.length > 0)
    .map(([item, of]) => [
      item,
      of.map(({ digest, kind, sheets, revision, infected }) => {
        const file = [digest, kind, sheets, revision];
        return infected === true ? [...file, 'infected'] : file;
      }),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const said = papers.objections.map(({ item, reason }) => [item, reason]);
  const listed = listedText(papers);
  if (files.length + said.length + papers.seen.length + listed.length === 0) return contentText(registration);
  return JSON.stringify([contentText(registration), files, papers.closed, said, papers.seen, ...listed]);
}

/** What the region asked for, and how its own papers were called; nothing where all is as declared. */
function listedText({ list, titles }: Papers): readonly string[] {
  const named = Object.entries(titles)
    .map(([key, { title, titleEn }]) => [key, title, titleEn])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  if (list === null && named.length === 0) return [];
  const own = (list?.own ?? []).map(({ key, title, titleEn, hint, required, when, levels }) => [
    ...[key, title, titleEn, hint, required, when],
    ...levels,
  ]);
  const wishes = Object.entries(list?.declared ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const most = Object.entries(list?.most ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [JSON.stringify([own, wishes, most, named])];
}

function freezeField(field: Field, registration: Registration, lists: OptionLists): FrozenAnswer {
  const answer = registration.answers[field.key] ?? null;
  return { key: field.key, answer, shown: labelOf(field, lists, answer), printed: field.printed };
}

export function freezeContent(
  registration: Registration,
  edition: Edition,
  lists: OptionLists,
  region: RegionFacts,
): FrozenContent {
  const pages = edition.pages.map((page) => ({
    key: page.key,
    answers: page.fields
      .filter((field) => field.asked(registration.answers, region))
      .map((field) => freezeField(field, registration, lists)),
  }));
  return { edition: edition.key, region: registration.region, pages, photo: registration.photo };
}

export type Change = { readonly key: string; readonly before: string; readonly after: string };

/** What differs between two frozen contents, in the order of the newer one; `region` and `photo` count as keys. */
export function changesBetween(before: FrozenContent, after: FrozenContent): readonly Change[] {
  const shown = (content: FrozenContent) =>
    new Map([
      ['region', content.region],
      ...content.pages.flatMap((page) => page.answers.map((a) => [a.key, a.shown] as const)),
      ['photo', content.photo ?? ''],
    ]);
  const [old, current] = [shown(before), shown(after)];
  return [...new Set([...current.keys(), ...old.keys()])]
    .map((key) => ({ key, before: old.get(key) ?? '', after: current.get(key) ?? '' }))
    .filter((change) => change.before !== change.after);
}

/** The keys whose answers differ; for the event, which never holds values. */
export function changedKeys(before: Answers, after: Answers): readonly string[] {
  const keys = fieldKeys(before, after);
  return keys.filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
}

function fieldKeys(before: Answers, after: Answers): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

/** The answers that the first submission has fixed (D6), to be laid over whatever a later page sends. */
export function lockedAnswers(registration: Registration, edition: Edition): Answers {
  if (registration.firstSubmittedAt === null) return {};
  const locked = fieldsOf(edition).filter((field) => field.locked);
  return Object.fromEntries(locked.map((field) => [field.key, registration.answers[field.key] ?? null]));
}
