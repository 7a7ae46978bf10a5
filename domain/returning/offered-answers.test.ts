import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../edition/check-page.ts';
import { health2026 } from '../edition/health-2026.ts';
import { listsOf } from '../testing/lists.ts';
import { lastYearOf, pastRecord } from '../testing/past-records.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import { offerAnswers } from './offered-answers.ts';

const facts = (region = '33'): PageFacts => ({
  lists: listsOf(region),
  today: '2025-12-10',
  examDate: '2026-04-11',
  confirmation: 'on-site',
});
const record = { education_record: 'record-1', ...nurseOf2026.quotes.credential };
const offer = (answers = {}, credential: typeof record | null = record, region = '33') =>
  offerAnswers(
    lastYearOf({ answers: { ...pastRecord().answers, ...answers } }),
    health2026,
    facts(region),
    credential,
  );

describe('what the form of a returning candidate opens with', () => {
  it('H2 (2026): the answers of last year, page by page', () => {
    const { answers, outdated } = offer();
    expect(outdated).toEqual([]);
    expect(answers).toMatchObject({
      point: '3301',
      health: '10',
      phone: '13857101234',
      specialty: '368',
      education_record: 'record-1',
      school: '温州医科大学',
      employer: '12330106470110086C',
      employer_name: '杭州市西湖区人民医院',
      years_in_profession: 8,
    });
  });

  it('H2 (2026): not the subjects, and not what the account itself knows', () => {
    const { answers } = offer();
    for (const key of ['subjects', 'name', 'id_type', 'id_number', 'nationality', 'sex', 'birth_date']) {
      expect(answers).not.toHaveProperty(key);
    }
  });

  it('H2 (2026): what is no longer offered is told in the words of then, and not filled in', () => {
    const { answers, outdated } = offer({ study_length: '3.5', phone: '12345' });
    expect(outdated).toEqual([
      { key: 'phone', shown: '12345' },
      { key: 'study_length', shown: '3.5' },
    ]);
    expect(answers).not.toHaveProperty('study_length');
    expect(offer({}, record, '12').outdated).toEqual([{ key: 'point', shown: '杭州市' }]);
  });

  it('H2 (2026): a choice that hangs on one that is gone is gone with it', () => {
    const { answers, outdated } = offer({ discipline: 'military' });
    expect(outdated.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['discipline', 'specialty', 'practice_category']),
    );
    expect(answers).not.toHaveProperty('specialty');
  });

  it('C12 (2026): an education record that is not on the account must be quoted anew', () => {
    const { answers, outdated } = offer({}, null);
    expect(outdated).toEqual([{ key: 'education_record', shown: '温州医科大学' }]);
    expect(answers).not.toHaveProperty('school');
  });

  it('C15 (2026): an employer of which only the name is known must be picked anew', () => {
    expect(offer({ employer: null }).outdated).toEqual([{ key: 'employer', shown: '杭州市西湖区人民医院' }]);
  });

  it('what is not asked this year is not offered', () => {
    const { answers } = offer({ employer_other: '某护理院', practice_category: 'nursing' });
    expect(answers).not.toHaveProperty('employer_other');
    expect(answers.first_registered).toBe('2016-09');
  });
});
