import type { Status } from '#domain/registration/registration.ts';
import { type EditionText, sayIn, worded } from './edition-words.ts';
import { type Language, say, text } from './language.ts';
import { sayBy } from './moments.ts';
import { type SituationView, situationOf, strips } from './situations.ts';

export type { SituationView } from './situations.ts';

export type Voice = 'candidate' | 'staff';

const statuses = {
  draft: text('未提交报名信息', 'Registration not submitted'),
  submitted: text('报名未确认', 'Registration not confirmed'),
  repair: text('确认不通过', 'Not accepted at confirmation'),
  confirmed: text('已完成报名确认 · {pointReview}', 'Registration confirmed · {pointReview}'),
  endorsed: text('{regionReview}', 'Under {regionReview}'),
  payable: text('待缴费', 'Payment due'),
  registered: text('报名成功', 'Registered'),
  refused: text('资格审核不通过', 'Qualification review not passed'),
  forfeited: text('{givenUp}', 'Exam given up'),
  cancelled: text('已取消', 'Cancelled'),
} satisfies Record<Status, EditionText>;

/** Staff read what a file waits for. */
const statusesForStaff = {
  ...statuses,
  draft: text('考生未提交', 'Not submitted by the candidate'),
  submitted: text('待报名确认', 'Awaiting confirmation'),
  repair: text('确认不通过，待考生重新提交', 'Not accepted, awaiting resubmission'),
  confirmed: text('待{pointReview}', 'Awaiting {pointReview}'),
  endorsed: text('待{regionReview}', 'Awaiting {regionReview}'),
} satisfies Record<Status, EditionText>;

export const isStatus = (word: unknown): word is Status =>
  typeof word === 'string' && Object.hasOwn(statuses, word);

/** The state in a few words, as it stands beside a registration. */
export function statusText(edition: string, status: Status, voice: Voice, language: Language): string {
  return sayIn(edition, (voice === 'staff' ? statusesForStaff : statuses)[status], language);
}

const onePageMissing = text('还差 1 页。', 'One page is still missing.');
const pagesMissing = text('还差 {count} 页。', '{count} pages are still missing.');
const photoMissing = text('还差照片。', 'The photo is still missing.');
const complete = text('内容已保存，尚未提交。', 'Everything is saved; nothing is submitted yet.');
const materialsNext = text(
  '内容已保存，尚未提交，请上传证明材料。',
  'Everything is saved; nothing is submitted yet. Please upload your papers.',
);

function sayMissing(view: SituationView, language: Language): string {
  const sentences = [];
  if (view.missingPages === 1) sentences.push(say(onePageMissing, language));
  if (view.missingPages > 1) sentences.push(say(pagesMissing, language, { count: view.missingPages }));
  if (view.photoMissing) sentences.push(say(photoMissing, language));
  if (sentences.length > 0) return sentences.join(language === 'en' ? ' ' : '');
  return say(view.confirmation === 'on-line' ? materialsNext : complete, language);
}

const printAgain = text('修改后须重新打印报名表。', 'After a change, print the form again.');

/** Where confirmation is on-line, 2023 has no form on paper. */
const printAgainOnLine = worded(printAgain, { 'health-2023': text('', '') });

/** The strip that is always in sight: what is done, what is next and by when, and who acts. */
export function whatNext(
  edition: string,
  view: SituationView,
  language: Language,
): { done: string; next: string; who: string } {
  const strip = strips[situationOf(view)];
  const again = view.confirmation === 'on-line' ? printAgainOnLine : printAgain;
  const params = {
    by: sayBy(view.deadline, language),
    missing: sayMissing(view, language),
    printAgain: sayIn(edition, again, language),
  };
  const sentence = (words: EditionText) => sayIn(edition, words, language, params).trim();
  return { done: sentence(strip.done), next: sentence(strip.next), who: sentence(strip.who) };
}
