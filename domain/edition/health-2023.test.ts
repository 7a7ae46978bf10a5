import { describe, expect, it } from 'vitest';
import { beijingInstant } from '../calendar/dates.ts';
import { decide } from '../registration/decide.ts';
import { progressOf } from '../registration/progress.ts';
import { actorOf, digest, facts2023, settingsOf } from '../testing/facts.ts';
import { listsOf2023 } from '../testing/lists.ts';
import { nurseOf2023 } from '../testing/personas.ts';
import { accepted, afterAct, filledIn, justEntered, refused, withPapers } from '../testing/registrations.ts';
import { checkPage, keepAsked, type PageFacts } from './check-page.ts';
import { type Answers, fieldsOf, findPage, type RegionFacts } from './edition.ts';
import { health2023 } from './health-2023.ts';
import { health2026 } from './health-2026.ts';

const onLine: RegionFacts = { confirmation: 'on-line' };
const onSite: RegionFacts = { confirmation: 'on-site' };
const facts: PageFacts = {
  lists: listsOf2023('12'),
  today: '2023-01-10',
  examDate: '2023-04-08',
  ...onLine,
};

function pageOf(key: string) {
  const page = findPage(health2023, key);
  if (page === null) throw new Error(key);
  return page;
}

function problems(key: string, but: Answers): readonly string[] {
  const { account, credential } = nurseOf2023.quotes;
  const answers = { ...account, ...credential, ...nurseOf2023.pages[key], ...but };
  return checkPage(pageOf(key), answers, facts).map((of) => `${of.field}: ${of.code} (${of.severity})`);
}

const typedOn = (key: string) =>
  pageOf(key)
    .fields.filter((field) => field.type !== 'quoted')
    .map((field) => field.key);

describe('the form of 2023', () => {
  it('has the pages of 2026 in the same order: C1 (2023)', () => {
    expect(health2023.pages.map((page) => page.key)).toEqual(health2026.pages.map((page) => page.key));
  });

  it('asks for 「网上确认机构」 where confirmation is on-line, and for nothing more on-site: C2 (2023)', () => {
    const page = pageOf('exam-point');
    expect(Object.keys(keepAsked(page, { point: '120103', site: '120103-1' }, onLine))).toEqual([
      'point',
      'site',
    ]);
    expect(Object.keys(keepAsked(page, { point: '120103', site: '120103-1' }, onSite))).toEqual(['point']);
    expect(problems('exam-point', { site: null })).toEqual(['site: required (error)']);
    expect(problems('exam-point', { site: '120101-1' })).toEqual(['site: not-offered (error)']);
  });

  it('asks for 「报考专业」 from one list, without discipline and level: C6 (2023)', () => {
    expect(typedOn('application')[0]).toBe('specialty');
    expect(typedOn('application')).not.toContain('discipline');
    expect(typedOn('application')).not.toContain('level');
    for (const specialty of ['203', '303', '101']) expect(problems('application', { specialty })).toEqual([]);
    expect(problems('application', { specialty: '999' })).toEqual(['specialty: not-offered (error)']);
  });

  it('asks for 「现有技术资格」「现有技术资格取得时间」「执业类别」, in this order: C11 (2023)', () => {
    expect(typedOn('application').slice(2)).toEqual([
      'current_title',
      'current_title_since',
      'practice_category',
    ]);
    expect(problems('application', { current_title_since: null })).toEqual([
      'current_title_since: required (error)',
    ]);
    expect(problems('application', { current_title_since: '2023-02' })).toEqual([
      'current_title_since: date-in-future (error)',
    ]);
    expect(problems('application', { current_title: 'none', current_title_since: null })).toEqual([]);
    const { pages } = nurseOf2023;
    expect(
      keepAsked(pageOf('application'), { ...pages.application, current_title: 'none' }, onLine),
    ).not.toHaveProperty('current_title_since');
  });

  it('quotes education and degree, and asks 「最高学历」「学制」「专业学习经历」: C13, C19 (2023)', () => {
    expect(typedOn('education')).toEqual([
      'education_record',
      'degree_record',
      'highest_education',
      'study_length',
      'study_history',
    ]);
    expect(problems('education', { degree_record: null, degree: null })).toEqual([
      'degree_record: required (error)',
    ]);
    expect(problems('education', { degree_record: 'none', degree: 'none' })).toEqual([]);
    expect(problems('education', { degree: null })).toEqual(['degree: credential-unknown (error)']);
  });

  it('asks about the employer what 2026 asks, but for 「单位类别」: C14 (2023)', () => {
    const of2026 = findPage(health2026, 'employment')?.fields.map((field) => field.key);
    expect(pageOf('employment').fields.map((field) => field.key)).toEqual(
      of2026?.filter((key) => key !== 'employer_category'),
    );
    expect(problems('employment', { employer: '天津市护理院' })).toEqual(['employer: not-picked (error)']);
    expect(problems('employment', { employer_other: null })).toEqual(['employer_other: required (error)']);
  });

  it('has the photo confirmed by hand, and on-line neither print nor closing of the uploads: C17, D2 (2023)', () => {
    expect(health2023).toMatchObject({
      photoStep: 'confirmed-by-hand',
      printsBeforeSubmittingOnLine: false,
      closesUploadsByHand: false,
    });
  });

  it('warns of an ID paper that runs out before the exam: C4 (2023)', () => {
    expect(problems('person', { id_valid_until: '2023-04-07' })).toEqual([
      'id_valid_until: id-expires-before-exam (warning)',
    ]);
  });

  it('means the same by the same key as 2026, so that answers can be carried forward', () => {
    const of2026 = new Map(fieldsOf(health2026).map((field) => [field.key, field]));
    const asOften = ['degree'];
    for (const field of fieldsOf(health2023)) {
      const later = of2026.get(field.key);
      if (later === undefined) continue;
      expect(field.list, field.key).toBe(later.list);
      expect(field.stored, field.key).toBe(later.stored);
      expect(field.locked, field.key).toBe(later.locked);
      if (!asOften.includes(field.key)) expect(field.type, field.key).toBe(later.type);
    }
  });
});

describe('a registration of 2023', () => {
  const complete = withPapers(filledIn(nurseOf2023, facts2023()), facts2023());
  const review = { now: beijingInstant('2023-01-20', '10:00:00') };
  const staff = (role: 'site' | 'point' | 'region') => ({ actor: actorOf(role, '12') });

  it('goes from draft to 报名成功 by the same rules: C1 to G3 (2023)', () => {
    const submitted = afterAct(complete, { do: 'submit', rev: complete.rev }, facts2023());
    const repaired = [
      { do: 'refuse-confirmation', rev: submitted.rev, reason: 'papers-unclear', objections: [] } as const,
    ].reduce((of, command) => afterAct(of, command, facts2023(staff('site'))), submitted);
    expect(repaired.status).toBe('repair');
    const again = afterAct(repaired, { do: 'submit', rev: repaired.rev }, facts2023());
    const confirmed = afterAct(
      again,
      { do: 'confirm', code: again.code ?? '', rev: again.rev },
      facts2023(staff('site')),
    );
    const endorsed = afterAct(
      confirmed,
      { do: 'approve-at-point', rev: confirmed.rev },
      facts2023({ ...review, ...staff('point') }),
    );
    const payable = afterAct(
      endorsed,
      { do: 'approve-at-region', rev: endorsed.rev },
      facts2023({ ...review, ...staff('region') }),
    );
    const paid = accepted(
      decide(payable, { do: 'record-payment', order: 'order-1' }, facts2023({ actor: actorOf('bank') })),
    );
    expect(paid.next.status).toBe('registered');
    expect(progressOf(paid.next, health2023, settingsOf('12')).every((node) => node.state === 'done')).toBe(
      true,
    );
  });

  it('freezes what its own form asks, with the labels of the day', () => {
    const { revision } = accepted(decide(complete, { do: 'submit', rev: complete.rev }, facts2023()));
    const shown = new Map(
      revision?.content.pages.flatMap((page) => page.answers.map((of) => [of.key, of.shown])) ?? [],
    );
    expect(shown.get('site')).toBe('河西区卫生人才报名点');
    expect(shown.get('specialty')).toBe('203 护理学');
    expect(shown.get('degree')).toBe('学士');
    expect(shown.get('current_title')).toBe('初级(师)');
    expect(shown.get('employer_other')).toBe('天津市河西区友谊路护理院');
    expect(shown.has('discipline')).toBe(false);
  });

  it('is not a registration of 2026: the same answers have another code', () => {
    const submit = (edition: string) => {
      const registration = { ...complete, edition };
      return accepted(decide(registration, { do: 'submit', rev: registration.rev }, facts2023({ digest })))
        .next.code;
    };
    expect(submit('health-2023')).not.toBe(submit('health-2026'));
  });

  it('does not accept a degree record that is not the candidate’s: C19 (2023)', () => {
    const entered = justEntered(health2023, '12');
    const known = facts2023({ quotes: { ...nurseOf2023.quotes, credential: null } });
    const answers = nurseOf2023.pages.education ?? {};
    const command = { do: 'save-page', page: 'education', answers, rev: entered.rev } as const;
    const fields = refused(decide(entered, command, known)).problems?.map((of) => of.field);
    expect(fields).toEqual(expect.arrayContaining(['education_record', 'degree_record']));
  });
});
