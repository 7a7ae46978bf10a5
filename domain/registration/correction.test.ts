import { describe, expect, it } from 'vitest';
import { beijingInstant } from '../calendar/dates.ts';
import type { Answers } from '../edition/edition.ts';
import { fieldsOf } from '../edition/edition.ts';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import { actorOf, facts2026 } from '../testing/facts.ts';
import { accepted, afterAct, refused, registrationIn } from '../testing/registrations.ts';
import type { Command, Facts } from './command.ts';
import { correctableFields } from './correction.ts';
import { decide } from './decide.ts';
import { openActions } from './guard.ts';
import type { Registration, Status } from './registration.ts';

const region = (but: Partial<Facts> = {}) => facts2026({ actor: actorOf('region'), ...but });
const correction = (registration: Registration, answers: Answers): Command => ({
  do: 'correct',
  rev: registration.rev,
  reason: 'typed-wrong',
  note: '核对劳动合同后更正',
  answers,
});
const corrected = (status: Status, answers: Answers, but: Partial<Facts> = {}) => {
  const registration = registrationIn(status);
  return accepted(decide(registration, correction(registration, answers), region(but)));
};
const refusal = (status: Status, answers: Answers, but: Partial<Facts> = {}) => {
  const registration = registrationIn(status);
  return refused(decide(registration, correction(registration, answers), region(but)));
};
const three = ['basic', 'related', 'professional'];

describe('what may be corrected', () => {
  it('is declared field by field: nobody’s identity, no region, no point, nothing that is only quoted', () => {
    for (const edition of [health2026, health2023]) {
      for (const field of fieldsOf(edition)) {
        const isWho = field.locked || field.type === 'quoted' || field.type === 'credential';
        if (isWho || ['point', 'site'].includes(field.key)) expect(field.correctable, field.key).toBeNull();
        else expect(field.correctable, field.key).not.toBeNull();
      }
    }
  });

  it('is less once the review has passed: what it judged stays as it was judged', () => {
    const keys = (status: Status) =>
      correctableFields(registrationIn(status), health2026, 'region').map(({ key }) => key);
    expect(keys('endorsed')).toEqual(expect.arrayContaining(['degree', 'years_in_profession', 'phone']));
    expect(keys('registered')).toEqual(expect.arrayContaining(['specialty', 'subjects', 'phone']));
    for (const judged of ['degree', 'years_in_profession', 'first_registered'])
      expect(keys('registered')).not.toContain(judged);
    for (const status of ['draft', 'submitted', 'repair', 'refused', 'forfeited', 'cancelled'] as const)
      expect(keys(status)).toEqual([]);
    expect(correctableFields(registrationIn('confirmed'), health2026, 'point')).toEqual([]);
  });

  it('refuses identity, and what is closed by now, by name', () => {
    expect(refusal('confirmed', { name: '王晓明', id_number: '1' })).toEqual({
      code: 'not-correctable',
      params: { fields: ['name', 'id_number'] },
    });
    expect(refusal('registered', { degree: 'none' })).toMatchObject({ params: { fields: ['degree'] } });
  });

  it('has to change something, and to be right as a page', () => {
    const { phone = null } = registrationIn('confirmed').answers;
    expect(refusal('confirmed', { phone }).code).toBe('nothing-corrected');
    expect(refusal('confirmed', { phone: '12' })).toMatchObject({
      code: 'problems',
      problems: [{ field: 'phone', code: 'not-a-phone' }],
    });
    // A specialty of another level does not stand beside the level that was chosen.
    expect(refusal('confirmed', { specialty: '203' }).code).toBe('problems');
    expect(refusal('confirmed', { subjects: [] }).code).toBe('problems');
  });

  it('takes an employer only from the directory, with its name, and drops what is not asked any more', () => {
    const employer = '12330106470110087A';
    const quotes = { account: {}, credential: null, employer: { employer_name: '杭州市第三人民医院' } };
    const { next, event } = corrected('endorsed', { employer }, { quotes });
    expect(next.answers).toMatchObject({ employer, employer_name: '杭州市第三人民医院' });
    expect(event.changed).toEqual(['employer', 'employer_name']);
    const none = { account: {}, credential: null, employer: null };
    expect(refusal('endorsed', { employer }, { quotes: none })).toMatchObject({
      problems: [{ field: 'employer', code: 'not-picked' }],
    });
    const typed = { employer: 'other', employer_other: '西湖区康宁诊所', employer_category: 'clinic' };
    const { next: byHand } = corrected('endorsed', typed);
    expect(byHand.answers).toMatchObject({ ...typed, employer_name: null });
  });

  it('ends with the first day of the exam', () => {
    const on = (day: string) => beijingInstant(day, '00:00:00');
    expect(
      corrected('registered', { phone: '13900007788' }, { now: on('2026-04-10') }).next.rev,
    ).toBeGreaterThan(1);
    expect(refusal('registered', { phone: '13900007788' }, { now: on('2026-04-11') }).code).toBe(
      'window-closed',
    );
    const late = region({ now: on('2026-04-11') });
    expect(openActions(registrationIn('registered'), late)).not.toContain('correct');
  });
});

describe('a correction', () => {
  it('freezes another content with another code, moves nothing else, and tells before and after', () => {
    const before = registrationIn('endorsed');
    const { next, revision, event, messages, told } = corrected('endorsed', {
      years_in_profession: 8,
      phone: '13900007788',
    });
    expect(next).toMatchObject({
      status: 'endorsed',
      statusSince: before.statusSince,
      revision: before.revision + 1,
    });
    expect(revision?.code).toBe(next.code);
    expect(next.code).not.toBe(before.code);
    expect(event).toMatchObject({
      action: 'correct',
      reason: 'typed-wrong',
      from: 'endorsed',
      to: 'endorsed',
    });
    expect(messages).toEqual(['corrected']);
    expect(told.changes).toEqual([
      { key: 'phone', before: '', after: '' },
      { key: 'years_in_profession', before: '9', after: '8' },
    ]);
    expect(JSON.stringify(told)).not.toContain('13900007788');
  });

  it('needs a reason, and the revision that was looked at', () => {
    const registration = registrationIn('confirmed');
    const command = correction(registration, { phone: '13900007788' });
    expect(refused(decide(registration, { ...command, reason: '' } as Command, region())).code).toBe(
      'reason-needed',
    );
    const stale = { ...registration, rev: registration.rev + 1 };
    expect(refused(decide(stale, command, region())).code).toBe('changed-meanwhile');
  });

  it('is taken back by another, with a third code: A → B → A is never the old print again', () => {
    const first = registrationIn('confirmed');
    const { years_in_profession = null } = first.answers;
    const second = afterAct(first, correction(first, { years_in_profession: 3 }), region());
    const third = afterAct(second, correction(second, { years_in_profession }), region());
    expect(third.answers).toEqual(first.answers);
    expect(new Set([first.code, second.code, third.code]).size).toBe(3);
  });
});

describe('the money after a correction', () => {
  it('before anything was ordered is simply another fee', () => {
    const { correction: made, difference, told } = corrected('endorsed', { subjects: three });
    expect(made).toMatchObject({ feeBefore: 23_000, feeAfter: 17_500, voidsOrders: false });
    expect([difference, told.difference]).toEqual([null, undefined]);
  });

  it('unpaid: an open order is for something else now', () => {
    expect(corrected('payable', { subjects: three }).correction?.voidsOrders).toBe(true);
    const other = corrected('payable', {
      subjects: ['basic', 'related', 'practice', 'professional'].slice(0, 3),
    });
    expect(other.correction?.voidsOrders).toBe(true);
    expect(corrected('payable', { phone: '13900007788' }).correction?.voidsOrders).toBe(false);
  });

  it('paid: what is too much or too little is recorded with the act, and told', () => {
    const { difference, told, next } = corrected('registered', { subjects: three }, { settled: 23_000 });
    expect(next.status).toBe('registered');
    expect(difference).toEqual({ settled: 23_000, fee: 17_500 });
    expect(told.difference).toBe(-5_500);
    const cheap = corrected('registered', { subjects: three }, { settled: 10_000 });
    expect(cheap.told.difference).toBe(7_500);
    const fits = corrected('registered', { subjects: three }, { settled: 17_500 });
    expect([fits.difference, fits.told.difference]).toEqual([null, undefined]);
  });

  it('stays as it was where nothing that costs was corrected, whatever the fee is by now', () => {
    const dearer = { settled: 23_000, feeOf: () => null };
    expect(corrected('registered', { phone: '13900007788' }, dearer).difference).toBeNull();
  });

  it('is not guessed: a specialty without a published fee is refused', () => {
    const feeOf: Facts['feeOf'] = (answers) =>
      Array.isArray(answers.subjects) && answers.subjects.length === 4 ? facts2026().feeOf(answers) : null;
    expect(refusal('registered', { subjects: three }, { feeOf }).code).toBe('fee-missing');
  });

  it('that comes in on an order made void is taken, and what is missing of it recorded', () => {
    const payable = registrationIn('payable');
    const bank = facts2026({ actor: actorOf('bank') });
    const paid = (fen?: number) =>
      accepted(
        decide(
          payable,
          { do: 'record-payment', order: 'order-1', ...(fen === undefined ? {} : { paid: fen }) },
          bank,
        ),
      );
    expect(paid(17_500).difference).toEqual({ settled: 17_500, fee: 23_000 });
    expect(paid(17_500).told.difference).toBe(5_500);
    expect(paid(23_000).difference).toBeNull();
    expect(paid().difference).toBeNull();
  });
});
