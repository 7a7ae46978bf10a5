import { describe, expect, it } from 'vitest';
import type { Answer } from '../edition/edition.ts';
import { fieldsOf } from '../edition/edition.ts';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import type { Facts } from '../registration/command.ts';
import { decide } from '../registration/decide.ts';
import type { Registration } from '../registration/registration.ts';
import { isAutoConfirmed } from '../registration/registration.ts';
import { actorOf, CANDIDATE, facts2026, NOW, settingsOf } from '../testing/facts.ts';
import { lastYearOf, pastRecord } from '../testing/past-records.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import { accepted, afterAct, filledIn, refused } from '../testing/registrations.ts';
import { autoConfirmation, changesSince } from './auto-confirmation.ts';

const switchedOn = settingsOf('33', { autoConfirmation: true });
const facts = (but: Partial<Facts> = {}) =>
  facts2026({ settings: switchedOn, lastYear: lastYearOf(), ...but });
const complete = filledIn(nurseOf2026, facts2026());
const submit = (registration: Registration, but: Partial<Facts> = {}) =>
  accepted(decide(registration, { do: 'submit', rev: registration.rev }, facts(but)));
const answering = (answers: Record<string, Answer>): Registration => ({
  ...complete,
  answers: { ...complete.answers, ...answers },
});
const changedKeys = (registration: Registration, lastYear = lastYearOf()) =>
  changesSince(lastYear, registration, health2026).map(({ key }) => key);

describe('what is compared with last year', () => {
  it('H3 (2026): just what the guide lists: basic information, region, point, specialty, level, education, employment', () => {
    expect(
      fieldsOf(health2026)
        .filter(({ compared }) => compared)
        .map(({ key }) => key),
    ).toEqual([
      'point',
      ...['name', 'id_type', 'id_number', 'nationality', 'sex', 'birth_date', 'ethnicity', 'health'],
      ...['discipline', 'level', 'specialty'],
      ...['education_level', 'school', 'school_note', 'major', 'graduated_on', 'education_certificate'],
      ...['degree', 'study_length'],
      ...['employer_name', 'employer_other', 'employer_affiliation', 'employer_nature', 'employer_category'],
      'years_in_profession',
    ]);
  });

  it('H3 (2026): each of these makes a difference when it changes, and alone', () => {
    for (const { key } of fieldsOf(health2026).filter(({ compared }) => compared)) {
      const changed = key === 'years_in_profession' ? 20 : `other ${key}`;
      expect(changedKeys(answering({ [key]: changed }))).toEqual([key]);
    }
    expect(changedKeys({ ...complete, region: '12' })).toEqual(['region']);
  });

  it('H3 (2026): contact, subjects, work history, licence, residency and photo make none', () => {
    const free = fieldsOf(health2026).filter(({ compared }) => !compared);
    const others = Object.fromEntries(free.map(({ key }) => [key, `other ${key}`]));
    expect(changedKeys({ ...answering(others), photo: 'c'.repeat(64) })).toEqual([]);
  });

  it('0014: years in the profession may be those of last year or one more', () => {
    const years = (before: number | null, after: number | null) =>
      changedKeys(
        answering({ years_in_profession: after }),
        lastYearOf({ answers: { ...pastRecord().answers, years_in_profession: before } }),
      );
    expect([years(8, 8), years(8, 9)]).toEqual([[], []]);
    expect([years(8, 10), years(8, 7), years(null, 8)]).toEqual(
      Array.from({ length: 3 }, () => ['years_in_profession']),
    );
  });

  it('0017: spelling variants of name and number are no difference; a reading in the name is one', () => {
    const spelt = (before: Record<string, Answer>, after: Record<string, Answer>) =>
      changedKeys(answering(after), lastYearOf({ answers: { ...pastRecord().answers, ...before } }));
    expect(spelt({ name: '古丽·买买提' }, { name: '古丽•买买提' })).toEqual([]);
    expect(spelt({ id_number: '110105491231002' }, { id_number: '11010519491231002X' })).toEqual([]);
    expect(spelt({ id_number: '33010619940318462x' }, { id_number: '33010619940318462X' })).toEqual([]);
    expect(spelt({ name: '林(xiao)雨' }, { name: '林晓雨' })).toEqual(['name']);
    expect(spelt({ school_note: null }, { school_note: '' })).toEqual([]);
  });

  it('tells then and now in words', () => {
    const moved = { ...answering({ point: '3302', degree: 'none' }), region: '12' };
    expect(changesSince(lastYearOf(), moved, health2026)).toEqual([
      { key: 'region', before: '考区33', after: '考区12' },
      { key: 'point', before: '杭州市', after: '宁波市' },
      { key: 'degree', before: '学士', after: '无' },
    ]);
  });
});

describe('auto-confirmation', () => {
  it('H3 (2026): the same as last year: confirmed by submitting, by the candidate, and told so', () => {
    const { next, event, messages, revision } = submit(complete);
    expect(next.status).toBe('confirmed');
    expect(isAutoConfirmed(next)).toBe(true);
    expect(event).toMatchObject({
      action: 'submit',
      actor: { role: 'candidate', id: CANDIDATE, place: null },
      from: 'draft',
      to: 'confirmed',
    });
    expect(messages).toEqual(['confirmed']);
    expect(revision?.content.sinceLastYear).toEqual({ year: 2025, changes: [] });
  });

  it('H3 (2026): then there is no withdrawal and no change any more', () => {
    const { next } = submit(complete);
    const contact = nurseOf2026.pages.contact ?? {};
    for (const command of [
      { do: 'withdraw' },
      { do: 'save-page', page: 'contact', answers: contact, rev: next.rev },
      { do: 'choose-photo', photo: 'b'.repeat(64) },
      { do: 'change-region', region: '12' },
      { do: 'submit', rev: next.rev },
    ] as const) {
      expect(refused(decide(next, command, facts())).code).toBe('wrong-status');
    }
  });

  it('0028: a mistake is undone by the point, with a reason; then the candidate can withdraw', () => {
    const { next } = submit(complete);
    const undo = { do: 'revert-confirmation', rev: next.rev, reason: 'candidate-asked' } as const;
    const reverted = afterAct(next, undo, facts({ actor: actorOf('point') }));
    expect([reverted.status, isAutoConfirmed(reverted)]).toEqual(['submitted', false]);
    expect(afterAct(reverted, { do: 'withdraw' }, facts()).status).toBe('draft');
  });

  it('H4 (2026): one difference: submitted, unconfirmed, and the difference is kept with what was submitted', () => {
    const { next, messages, revision } = submit(answering({ employer_nature: 'private-enterprise' }));
    expect([next.status, messages]).toEqual(['submitted', ['unconfirmed']]);
    expect(isAutoConfirmed(next)).toBe(false);
    expect(revision?.content.sinceLastYear).toEqual({
      year: 2025,
      changes: [{ key: 'employer_nature', before: '事业单位', after: '民营企业' }],
    });
  });

  it('H5 (2026): in a region that has it switched off, the ordinary way', () => {
    const off = { settings: settingsOf('33') };
    expect(submit(complete, off).next.status).toBe('submitted');
    expect(autoConfirmation(lastYearOf(), complete, facts(off))).toEqual({
      applies: false,
      why: 'not-in-region',
    });
  });

  it('H1 (2026): who is no returning candidate is never confirmed by submitting', () => {
    const { next, revision } = submit(complete, { lastYear: null });
    expect(next.status).toBe('submitted');
    expect(revision?.content).not.toHaveProperty('sinceLastYear');
  });

  it('is for the exam of 2026', () => {
    const of2023 = { ...facts(), edition: health2023 };
    expect(autoConfirmation(lastYearOf(), complete, of2023)).toEqual({ applies: false, why: 'not-in-exam' });
  });

  it('0037: not for whom staff have refused at the confirmation, nor while they have a question', () => {
    const inRepair: Registration = { ...complete, status: 'repair' };
    expect(submit(inRepair).next.status).toBe('submitted');
    const held = { holds: [{ kind: 'duplicate-suspected', since: NOW, reason: '' }] } as const;
    expect(submit(complete, held).next.status).toBe('submitted');
    expect(autoConfirmation(lastYearOf(), complete, facts(held))).toEqual({ applies: false, why: 'held' });
    const other = { holds: [{ kind: 'photo-in-doubt', since: NOW, reason: '' }] } as const;
    expect(submit(complete, other).next.status).toBe('confirmed');
  });

  it('after a withdrawal the comparison is made anew', () => {
    const changed = submit(answering({ degree: 'none' })).next;
    const withdrawn = afterAct(changed, { do: 'withdraw' }, facts());
    expect(submit({ ...withdrawn, answers: complete.answers }).next.status).toBe('confirmed');
  });
});
