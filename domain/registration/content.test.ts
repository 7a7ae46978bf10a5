import { describe, expect, it } from 'vitest';
import { health2026 } from '../edition/health-2026.ts';
import { facts2026 } from '../testing/facts.ts';
import { listsOf } from '../testing/lists.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import { afterAct, filledIn, registrationIn } from '../testing/registrations.ts';
import { changedKeys, changesBetween, contentText, freezeContent, lockedAnswers } from './content.ts';
import type { Registration } from './registration.ts';

const facts = facts2026();
const complete = filledIn(nurseOf2026, facts);
const freeze = (registration: Registration, lists = listsOf('33')) =>
  freezeContent(registration, health2026, lists, facts.settings);

const changed = afterAct(
  complete,
  {
    do: 'save-page',
    page: 'application',
    answers: { ...nurseOf2026.pages.application, subjects: ['professional', 'practice'] },
    rev: complete.rev,
  },
  facts,
);

describe('frozen content', () => {
  it('needs neither lists nor declarations to be read: labels are frozen with it', () => {
    const page = freeze(complete).pages.find(({ key }) => key === 'application');
    expect(page?.answers.map(({ key, shown }) => [key, shown])).toEqual([
      ['discipline', '护理'],
      ['level', '中级'],
      ['specialty', '368 护理学'],
      ['subjects', '基础知识 相关专业知识 专业知识 专业实践能力'],
      ['practice_category', '护士执业注册'],
      ['first_registered', '2016-09'],
      ['has_residency_certificate', '否'],
    ]);
    expect(freeze(complete).photo).toBe('a'.repeat(64));
  });

  it('holds what was asked, marks what is printed, and shows an unknown code as it is', () => {
    const answers = freeze(complete).pages.flatMap((page) => page.answers);
    expect(answers.map(({ key }) => key)).not.toContain('residency_certified');
    expect(answers.find(({ key }) => key === 'education_record')?.printed).toBe(false);
    expect(freeze(complete, {}).pages[0]?.answers[0]).toEqual({
      key: 'point',
      answer: '3301',
      shown: '3301',
      printed: true,
    });
  });
});

describe('the difference between two revisions', () => {
  it('names each answer with what stood there and what stands there now, as it was shown', () => {
    const moved = { ...changed, photo: 'f'.repeat(64) };
    expect(changesBetween(freeze(complete), freeze(moved))).toEqual([
      {
        key: 'subjects',
        before: '基础知识 相关专业知识 专业知识 专业实践能力',
        after: '专业知识 专业实践能力',
      },
      { key: 'photo', before: 'a'.repeat(64), after: 'f'.repeat(64) },
    ]);
    expect(changesBetween(freeze(complete), freeze({ ...complete, region: '12' }))).toEqual([
      { key: 'region', before: '33', after: '12' },
    ]);
  });

  it('names what is no longer asked, and what is asked anew', () => {
    const certified = {
      ...complete.answers,
      has_residency_certificate: 'yes',
      residency_certified: '2019-06',
    };
    const before = freeze(complete);
    const after = freeze({ ...complete, answers: certified });
    expect(changesBetween(before, after)).toEqual([
      { key: 'has_residency_certificate', before: '否', after: '是' },
      { key: 'residency_certified', before: '', after: '2019-06' },
    ]);
    expect(changesBetween(after, before)).toContainEqual({
      key: 'residency_certified',
      before: '2019-06',
      after: '',
    });
  });

  it('is nothing between equal contents, and does not look at the words of a list', () => {
    expect(changesBetween(freeze(complete), freeze(complete))).toEqual([]);
    expect(contentText(complete)).toBe(
      contentText({ ...complete, rev: 99, savedPages: [], status: 'repair' }),
    );
  });
});

describe('the text that the verification code is bound to', () => {
  it('is the same in whatever order the answers were given, and without those that are empty', () => {
    const reversed = Object.fromEntries(Object.entries(complete.answers).reverse());
    const withEmpty = { ...reversed, degree_record: null };
    expect(contentText({ ...complete, answers: withEmpty })).toBe(contentText(complete));
  });

  it('differs with each answer, the region and the photo', () => {
    const others = [
      { ...complete, region: '12' },
      { ...complete, photo: null },
      ...Object.keys(complete.answers)
        .filter((key) => complete.answers[key] !== null)
        .map((key) => ({ ...complete, answers: { ...complete.answers, [key]: 'x' } })),
    ];
    expect(new Set([complete, ...others].map(contentText)).size).toBe(others.length + 1);
  });
});

describe('the keys for the history', () => {
  it('are those whose answers differ, sorted', () => {
    expect(changedKeys(complete.answers, changed.answers)).toEqual(['subjects']);
    expect(changedKeys({ b: null, a: '1', c: ['x'] }, { a: '2', c: ['x'], d: 0 })).toEqual(['a', 'd']);
    expect(changedKeys({}, { a: null })).toEqual([]);
  });
});

describe('locked answers', () => {
  it('are none before the first submission, and the six afterwards: D6 (2026)', () => {
    expect(lockedAnswers(complete, health2026)).toEqual({});
    expect(lockedAnswers(registrationIn('repair'), health2026)).toEqual(nurseOf2026.quotes.account);
  });
});
