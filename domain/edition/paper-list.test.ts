import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from './edition.ts';
import { health2023 } from './health-2023.ts';
import { health2026 } from './health-2026.ts';
import {
  AS_DECLARED,
  isAsDeclared,
  MOST_IMAGES,
  type OwnPaper,
  PAPER_CONDITIONS,
  type PaperList,
  papersIn,
} from './paper-list.ts';

const EDITIONS = [health2026, health2023];
const own = (but: Partial<OwnPaper> = {}): OwnPaper => ({
  key: 'own-33-0a1b2c3d',
  title: '继续教育学分证明',
  titleEn: '',
  hint: '',
  required: true,
  when: 'always',
  levels: [],
  ...but,
});

const anyKey = fc.constantFrom(
  ...EDITIONS.flatMap(({ papers }) => papers.map(({ key }) => key)),
  'own-33-0a1b2c3d',
  'constructor',
  'nobody',
);
const anyList: fc.Arbitrary<PaperList> = fc.record({
  declared: fc.dictionary(anyKey, fc.constantFrom('required', 'not-asked')),
  own: fc.array(
    fc.record({
      key: fc.constantFrom('own-33-0a1b2c3d', 'own-33-4e5f6a7b'),
      title: fc.string(),
      titleEn: fc.string(),
      hint: fc.string(),
      required: fc.boolean(),
      when: fc.constantFrom(...PAPER_CONDITIONS),
      levels: fc.array(fc.constantFrom('junior', 'intermediate')),
    }),
    { maxLength: 3 },
  ),
  most: fc.dictionary(anyKey, fc.integer({ min: -3, max: 40 })),
});

describe('the papers of a region', () => {
  it('E1, D2: are those that are declared where it says nothing', () => {
    expect(isAsDeclared(AS_DECLARED)).toBe(true);
    for (const edition of EDITIONS) {
      const listed = papersIn(edition, AS_DECLARED);
      expect(listed.map(({ own: _own, most: _most, ...paper }) => paper)).toEqual(edition.papers);
      expect(listed.every(({ most }) => most === MOST_IMAGES)).toBe(true);
    }
  });

  it('whatever it says, hold what the nation has locked, as it is declared', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EDITIONS), anyList, (edition, list) => {
        const listed = papersIn(edition, list);
        for (const paper of edition.papers.filter(({ locked }) => locked))
          expect(listed.find(({ key }) => key === paper.key)).toMatchObject({
            ...paper,
            own: null,
            most: MOST_IMAGES,
          });
      }),
    );
  });

  it('whatever it says, never let a demanded paper become one that may be left out, and stay within the limits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EDITIONS), anyList, (edition, list) => {
        for (const paper of papersIn(edition, list)) {
          const declared = edition.papers.find(({ key }) => key === paper.key);
          if (declared?.required) expect(paper.required).toBe(true);
          expect(paper.most).toBeLessThanOrEqual(MOST_IMAGES);
          expect(paper.own === null || list.own.includes(paper.own)).toBe(true);
        }
      }),
    );
  });

  it('leave out, demand and add', () => {
    const list: PaperList = {
      declared: { 'proof-of-years': 'not-asked', 'further-papers': 'required', 'id-paper': 'not-asked' },
      own: [own()],
      most: { 'education-certificate': 2 },
    };
    const listed = papersIn(health2026, list);
    const keys = listed.map(({ key }) => key);
    expect(keys).not.toContain('proof-of-years');
    expect(keys).toContain('id-paper');
    expect(keys.at(-1)).toBe('own-33-0a1b2c3d');
    expect(listed.find(({ key }) => key === 'further-papers')?.required).toBe(true);
    expect(listed.find(({ key }) => key === 'education-certificate')?.most).toBe(2);
  });

  it.each<[OwnPaper['when'], readonly string[], Answers, boolean]>([
    ['always', [], {}, true],
    ['with-degree', [], { degree: 'bachelor' }, true],
    ['with-degree', [], { degree: 'none' }, false],
    ['with-degree', [], {}, false],
    ['with-licence', [], { practice_category: 'clinical' }, true],
    ['with-licence', [], { practice_category: 'none' }, false],
    ['with-level', ['junior', 'intermediate'], { level: 'junior' }, true],
    ['with-level', ['intermediate'], { level: 'junior' }, false],
    ['with-level', ['intermediate'], {}, false],
    ['on-line', [], {}, true],
    ['on-site', [], {}, false],
  ])('asked %s %j of %j: %s', (when, levels, answers, isAsked) => {
    const [paper] = papersIn(health2026, { ...AS_DECLARED, own: [own({ when, levels })] }).filter(
      (of) => of.own !== null,
    );
    expect(paper?.asked(answers, { confirmation: 'on-line' })).toBe(isAsked);
  });
});
