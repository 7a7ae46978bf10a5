import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../edition/edition.ts';
import { fieldsOf } from '../edition/edition.ts';
import { facts2026 } from '../testing/facts.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import {
  accepted,
  afterAct,
  everyRegistration,
  filledIn,
  justEntered,
  refused,
} from '../testing/registrations.ts';
import type { Facts } from './command.ts';
import { decide } from './decide.ts';
import type { Registration } from './registration.ts';

const facts = facts2026();
const entered = justEntered(facts.edition, '33');
const keys = fieldsOf(facts.edition).map((field) => field.key);
const lockedKeys = fieldsOf(facts.edition)
  .filter((field) => field.locked)
  .map((field) => field.key);

const save = (registration: Registration, page: string, answers: Answers, known: Facts = facts) =>
  decide(registration, { do: 'save-page', page, answers, rev: registration.rev }, known);
const pageOf = (page: string, but: Answers = {}): Answers => ({ ...nurseOf2026.pages[page], ...but });

const key = fc.oneof(
  fc.constantFrom(...keys),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'status', 'region', 'code'),
  fc.string(),
);
/** Whatever JSON can say, where the types have not looked. */
const anything = fc.oneof(
  fc.constantFrom(null, '', ' ', 'other', 'none', 'yes', 'CN', '1', '1994-03-18', '3302', '护士'),
  fc.constantFrom(-1, 0, 0.5, 61, 1e308, Number.MAX_SAFE_INTEGER),
  fc.array(fc.constantFrom('basic', 'practice', '', 'x')),
  fc.jsonValue(),
) as fc.Arbitrary<Answer>;
/** Built from text, so that `__proto__` is a key like any other, as in a request. */
const payload = fc
  .array(fc.tuple(key, anything), { maxLength: 12 })
  .map(
    (entries) =>
      JSON.parse(`{${entries.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`)}}`) as Answers,
  );

const draftOrRepair = everyRegistration().filter(({ status }) => ['draft', 'repair'].includes(status));
const submittedOnce = draftOrRepair.filter(({ firstSubmittedAt }) => firstSubmittedAt !== null);
const page = fc.constantFrom(
  ...facts.edition.pages.map((of) => of.key),
  'unknown',
  '__proto__',
  'constructor',
);

describe("a page's 「提交」", () => {
  it('takes a valid page over and remembers that it is done: C1 (2026)', () => {
    const { next } = accepted(save(entered, 'exam-point', { point: '3301' }));
    expect(next.answers).toEqual({ point: '3301', site: null });
    expect(next.savedPages).toEqual(['exam-point']);
    const again = accepted(save(next, 'exam-point', { point: '3302' })).next;
    expect(again).toMatchObject({ answers: { point: '3302' }, savedPages: ['exam-point'] });
  });

  it('keeps nothing of a page with an error: C1 (2026)', () => {
    const refusal = refused(save(entered, 'contact', pageOf('contact', { phone: '12345' })));
    expect(refusal).toMatchObject({ code: 'problems', problems: [{ field: 'phone', code: 'not-a-phone' }] });
  });

  it('goes through with a warning: C4 (2026)', () => {
    const expiring = save(entered, 'person', pageOf('person', { id_valid_until: '2026-04-10' }));
    expect(accepted(expiring).next.answers.id_valid_until).toBe('2026-04-10');
  });

  it('drops what the page does not declare', () => {
    const answers = JSON.parse('{"point":"3301","status":"registered","__proto__":{"x":1},"phone":"1"}');
    expect(accepted(save(entered, 'exam-point', answers)).next.answers).toEqual({
      point: '3301',
      site: null,
    });
    expect(refused(save(entered, '__proto__', {})).code).toBe('page-unknown');
  });

  it('drops the answer to a question that is not asked any more: C9 (2026)', () => {
    const complete = filledIn(nurseOf2026, facts);
    const answers = pageOf('application', {
      discipline: 'pharmacy',
      level: 'junior-assistant',
      specialty: '101',
      practice_category: 'none',
      first_registered: '2016-09',
    });
    const saved = accepted(save(complete, 'application', answers)).next;
    expect(saved.answers.first_registered).toBeNull();
    expect(saved.answers.practice_category).toBe('none');
  });

  it('copies the account and the quoted records, whatever was sent in their place: C3, C12 (2026)', () => {
    const forged = { name: '王大明', id_number: '110101199001011237', nationality: 'KZ', sex: '1' };
    const { answers } = accepted(save(entered, 'person', pageOf('person', forged))).next;
    expect(answers).toMatchObject({ ...nurseOf2026.quotes.account });
    const education = pageOf('education', { school: '北京大学', education_level: 'master' });
    expect(accepted(save(entered, 'education', education)).next.answers).toMatchObject({
      school: '温州医科大学',
      education_level: 'bachelor',
    });
  });

  it('takes nothing typed for what can only be quoted, also where the account lacks it: C3 (2026)', () => {
    const { nationality: _, ...account } = nurseOf2026.quotes.account;
    const known = facts2026({ quotes: { ...facts.quotes, account } });
    expect(refused(save(entered, 'person', pageOf('person', { nationality: 'CN' }), known)).problems).toEqual(
      [{ field: 'nationality', code: 'account-incomplete', severity: 'error' }],
    );
  });

  it('lets sex and date of birth be chosen where they are not quoted, and only there: C3 (2026)', () => {
    const { sex: _sex, birth_date: _birth, ...account } = nurseOf2026.quotes.account;
    const known = facts2026({ quotes: { ...facts.quotes, account } });
    const chosen = { sex: '1', birth_date: '1990-02-03' };
    expect(accepted(save(entered, 'person', pageOf('person', chosen), known)).next.answers).toMatchObject(
      chosen,
    );
    expect(refused(save(entered, 'person', pageOf('person'), known)).problems).toMatchObject([
      { field: 'sex', code: 'required' },
      { field: 'birth_date', code: 'required' },
    ]);
  });

  it('does not accept a record or an employer that could not be looked up: C12, C15 (2026)', () => {
    const known = facts2026({ quotes: { ...facts.quotes, credential: null, employer: null } });
    expect(refused(save(entered, 'education', pageOf('education'), known)).problems).toMatchObject([
      { field: 'education_record', code: 'credential-unknown' },
    ]);
    expect(refused(save(entered, 'employment', pageOf('employment'), known)).problems).toMatchObject([
      { field: 'employer', code: 'not-picked' },
    ]);
  });

  it('takes 「其它」 with a name by hand and a category instead: C15, C16 (2026)', () => {
    const known = facts2026({ quotes: { ...facts.quotes, employer: null } });
    const other = pageOf('employment', { employer: 'other' });
    expect(refused(save(entered, 'employment', other, known)).problems).toMatchObject([
      { field: 'employer_other', code: 'required' },
      { field: 'employer_category', code: 'required' },
    ]);
    const named = { ...other, employer_other: '杭州文三路护理站', employer_category: 'clinic' };
    expect(accepted(save(entered, 'employment', named, known)).next.answers).toMatchObject({
      employer_other: '杭州文三路护理站',
      employer_name: null,
    });
  });

  it('says the same of white space around an answer and of none', () => {
    const { answers } = accepted(
      save(entered, 'contact', pageOf('contact', { address: '  文三路88号 ' })),
    ).next;
    expect(answers.address).toBe('文三路88号');
  });
});

describe('no payload whatever', () => {
  it('makes an exception, or brings in a key that no page declares', () => {
    fc.assert(
      fc.property(fc.constantFrom(entered, ...draftOrRepair), page, payload, (registration, of, answers) => {
        const decision = save(registration, of, answers);
        if (!decision.ok) return;
        expect(keys).toEqual(expect.arrayContaining(Object.keys(decision.next.answers)));
        expect(Object.getPrototypeOf(decision.next.answers)).toBe(Object.prototype);
        const declared = facts.edition.pages.find(({ key: named }) => named === of)?.fields ?? [];
        const own = declared.map((field) => field.key);
        expect(own).toEqual(expect.arrayContaining([...decision.event.changed]));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes a locked answer after the first submission: D6 (2026)', () => {
    let acceptances = 0;
    const sent = fc.record({
      registration: fc.constantFrom(...submittedOnce),
      of: page,
      forged: payload,
      isComplete: fc.boolean(),
      account: fc.constantFrom({}, { name: '林小雨', sex: '1', nationality: 'KZ' }),
    });
    fc.assert(
      fc.property(sent, ({ registration, of, forged, isComplete, account }) => {
        const answers = isComplete ? { ...pageOf(of), ...onlyLocked(forged) } : forged;
        const known = facts2026({
          quotes: { ...facts.quotes, account },
          settings: { ...facts.settings, confirmation: 'on-line' },
        });
        const decision = save(registration, of, answers, known);
        if (!decision.ok) return;
        if (of === 'person') acceptances += 1;
        for (const locked of lockedKeys)
          expect(decision.next.answers[locked], locked).toEqual(registration.answers[locked]);
      }),
      { numRuns: 2000 },
    );
    expect(acceptances).toBeGreaterThan(20);
  });
});

const onlyLocked = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([of]) => lockedKeys.includes(of)));

describe('the locked answers', () => {
  it('are the six that the guides name, and stay as first submitted when the account changes: D6 (2026)', () => {
    expect([...lockedKeys].sort()).toEqual(
      ['birth_date', 'id_number', 'id_type', 'name', 'nationality', 'sex'].sort(),
    );
    const submitted = afterAct(filledIn(nurseOf2026, facts), { do: 'submit', rev: 8 }, facts);
    const withdrawn = afterAct(submitted, { do: 'withdraw' }, facts);
    const account = { ...nurseOf2026.quotes.account, name: '林小雨' };
    const known = facts2026({ quotes: { ...facts.quotes, account } });
    expect(accepted(save(withdrawn, 'person', pageOf('person'), known)).next.answers.name).toBe('林晓雨');
    const draft = filledIn(nurseOf2026, facts);
    expect(accepted(save(draft, 'person', pageOf('person'), known)).next.answers.name).toBe('林小雨');
  });
});
