import { describe, expect, it } from 'vitest';
import type { Actor } from '../staff/actor.ts';
import { CASE_KINDS, CASE_STATES, type Case, type CaseState, changedIdentity } from './case.ts';
import { CASE_ACTIONS, type CaseAction, caseLifecycle, decideCase, openCaseActions } from './decide-case.ts';

const NOW = new Date('2025-12-03T02:00:00Z');
const DAY = 86_400_000;

const waiting: Case = {
  id: 'case-1',
  number: '2600000001',
  kind: 'score-merge',
  state: 'open',
  stateSince: NOW,
  openedAt: NOW,
  rev: 1,
  candidate: 'li-hua',
  edition: 'health-2026',
  region: '13',
  point: '1306',
  firstBy: null,
  secondBy: null,
  settledAlone: false,
};
const firstApproved: Case = { ...waiting, state: 'first-approved', firstBy: 'liu-jianguo', rev: 2 };
const approved: Case = { ...firstApproved, state: 'approved', secondBy: 'gao-zhiyuan', rev: 3 };

const candidate: Actor = { role: 'candidate', id: 'li-hua' };
const site: Actor = { role: 'site', id: 'zhao-wenjing', area: { region: '13', point: '1306' } };
const point: Actor = { role: 'point', id: 'liu-jianguo', area: { region: '13', point: '1306' } };
const region: Actor = { role: 'region', id: 'gao-zhiyuan', area: { region: '13', point: null } };
const nation: Actor = { role: 'nation', id: 'zhou-min', area: { region: null, point: null } };
const otherPoint: Actor = { role: 'point', id: 'sun-liping', area: { region: '13', point: '1301' } };
const otherRegion: Actor = { role: 'region', id: 'guo-yongqiang', area: { region: '41', point: null } };

const act = (
  of: Case,
  action: CaseAction,
  actor: Actor,
  but: { reason?: string; rev?: number; now?: Date; codesSentAgain?: number } = {},
) =>
  decideCase(
    of,
    { do: action, rev: but.rev ?? of.rev, reason: but.reason ?? '' },
    { now: but.now ?? NOW, actor, codesSentAgain: but.codesSentAgain ?? 0 },
  );
const refusalOf = (...of: Parameters<typeof act>) => {
  const decision = act(...of);
  return decision.ok ? 'accepted' : decision.refusal;
};

describe('a case', () => {
  it('H6: is approved by two members of staff, point first and region second', () => {
    const first = act(waiting, 'approve-first', point);
    if (!first.ok) throw new Error(first.refusal);
    expect(first.next).toMatchObject({
      state: 'first-approved',
      firstBy: 'liu-jianguo',
      secondBy: null,
      rev: 2,
    });
    const second = act(first.next, 'approve-second', region, { reason: '两份证件相符' });
    if (!second.ok) throw new Error(second.refusal);
    expect(second.next).toMatchObject({ state: 'approved', firstBy: 'liu-jianguo', secondBy: 'gao-zhiyuan' });
    expect(second.event).toMatchObject({
      action: 'approve-second',
      actor: { role: 'region', id: 'gao-zhiyuan', place: '13' },
      from: 'first-approved',
      to: 'approved',
      reason: '两份证件相符',
    });
  });

  it('is never approved twice by the same person, whatever their role', () => {
    for (const actor of [region, nation]) {
      expect(refusalOf({ ...firstApproved, firstBy: actor.id }, 'approve-second', actor)).toBe(
        'same-member-of-staff',
      );
    }
  });

  it('takes no second approval from the point, and no refusal once the first approval is there', () => {
    const colleague: Actor = { ...point, id: 'ma-li' };
    expect(refusalOf(firstApproved, 'approve-second', colleague)).toBe('not-permitted');
    expect(refusalOf(firstApproved, 'refuse', colleague, { reason: '证件不清' })).toBe('not-permitted');
    expect(refusalOf(firstApproved, 'refuse', region, { reason: '证件不清' })).toBe('accepted');
  });

  it('is refused and undone only with a reason', () => {
    expect(refusalOf(waiting, 'refuse', point)).toBe('case-reason-needed');
    expect(refusalOf(approved, 'undo', region)).toBe('case-reason-needed');
    expect(refusalOf(waiting, 'refuse', point, { reason: '照片看不清' })).toBe('accepted');
  });

  it('does not exist for staff of another place, other candidates, and registration sites may not decide', () => {
    for (const actor of [otherPoint, otherRegion, { role: 'candidate', id: 'wang-xiaoming' } as const]) {
      for (const action of CASE_ACTIONS) expect(refusalOf(waiting, action, actor)).toBe('case-not-found');
      expect(openCaseActions(waiting, { now: NOW, actor, codesSentAgain: 0 })).toEqual([]);
    }
    for (const action of CASE_ACTIONS) expect(refusalOf(waiting, action, site)).toBe('not-permitted');
  });

  it('without a region is the nation’s to decide', () => {
    const nowhere = { ...waiting, region: null, point: null };
    expect(refusalOf(nowhere, 'approve-first', nation)).toBe('accepted');
    for (const actor of [point, region])
      expect(refusalOf(nowhere, 'approve-first', actor)).toBe('case-not-found');
  });

  it('is decided as it was seen: who looked at an older revision is told', () => {
    expect(refusalOf(firstApproved, 'approve-second', region, { rev: 1 })).toBe('case-changed');
    expect(refusalOf(firstApproved, 'approve-first', region, { rev: 1 })).toBe('case-changed');
  });

  it('can be undone for thirty days to the second, but for a number given back', () => {
    const at = (ms: number) => ({ reason: '记录合并有误', now: new Date(NOW.getTime() + ms) });
    expect(refusalOf(approved, 'undo', region, at(30 * DAY))).toBe('accepted');
    expect(refusalOf(approved, 'undo', region, at(30 * DAY + 1000))).toBe('undo-too-late');
    expect(refusalOf({ ...approved, kind: 'identity-reclaim' }, 'undo', region, at(0))).toBe('case-final');
  });

  it('is withdrawn by its candidate while it waits, but not what the system has opened', () => {
    expect(refusalOf(firstApproved, 'withdraw', candidate)).toBe('accepted');
    expect(refusalOf({ ...waiting, kind: 'duplicate-person' }, 'withdraw', candidate)).toBe('not-permitted');
  });

  describe('of a number given back', () => {
    const givenBack: Case = { ...approved, kind: 'identity-reclaim' };

    it('sends its code again three times, by point, region or nation, and keeps its state', () => {
      for (const actor of [point, region, nation]) {
        const decision = act(givenBack, 'send-code-again', actor, { codesSentAgain: 2 });
        if (!decision.ok) throw new Error(decision.refusal);
        expect(decision.next).toEqual({ ...givenBack, rev: givenBack.rev + 1 });
      }
      expect(refusalOf(givenBack, 'send-code-again', region, { codesSentAgain: 3 })).toBe('code-sent-often');
      expect(refusalOf(approved, 'send-code-again', region)).toBe('not-permitted');
    });

    it('releases the other registration by region or nation, with a reason', () => {
      expect(refusalOf(givenBack, 'release-hold', point, { reason: '身份另行核实' })).toBe('not-permitted');
      expect(refusalOf(givenBack, 'release-hold', region)).toBe('case-reason-needed');
      for (const actor of [region, nation]) {
        const later = new Date(NOW.getTime() + DAY);
        const decision = act(givenBack, 'release-hold', actor, { reason: '身份另行核实', now: later });
        if (!decision.ok) throw new Error(decision.refusal);
        expect(decision.next).toEqual({ ...givenBack, rev: givenBack.rev + 1 });
        expect(decision.event).toMatchObject({ reason: '身份另行核实', at: later });
      }
      expect(refusalOf(approved, 'release-hold', region, { reason: '见附件' })).toBe('not-permitted');
    });
  });

  it('about a file is settled by one person with a reason, and neither withdrawn nor undone; only a record is found wanting', () => {
    const doubt: Case = { ...waiting, kind: 'photo-in-doubt', settledAlone: true };
    expect(refusalOf(doubt, 'approve-first', point)).toBe('not-permitted');
    expect(refusalOf(doubt, 'approve-alone', point)).toBe('case-reason-needed');
    expect(refusalOf(waiting, 'approve-alone', point, { reason: '已核对' })).toBe('not-permitted');
    for (const actor of [point, region, nation]) {
      const decision = act(doubt, 'approve-alone', actor, { reason: '已核对' });
      if (!decision.ok) throw new Error(decision.refusal);
      expect(decision.next).toMatchObject({ state: 'approved', firstBy: null, secondBy: actor.id });
      expect(refusalOf(decision.next, 'undo', region, { reason: '再看' })).toBe('case-final');
    }
    expect(refusalOf(doubt, 'refuse', region, { reason: '不看了' })).toBe('not-permitted');
    const record: Case = { ...doubt, kind: 'credential-in-doubt' };
    expect(refusalOf(record, 'refuse', region, { reason: '证书不实' })).toBe('accepted');
    expect(refusalOf(doubt, 'withdraw', candidate)).toBe('not-permitted');
  });

  it('about a forfeit is approved by region or nation; where a payment was missed, by two', () => {
    const alone: Case = { ...waiting, kind: 'forfeit-to-revert', settledAlone: true };
    const reason = { reason: '证明属实' };
    expect(refusalOf(alone, 'approve-alone', point, reason)).toBe('not-permitted');
    expect(refusalOf(alone, 'approve-alone', region, reason)).toBe('accepted');
    const money: Case = { ...alone, settledAlone: false };
    expect(refusalOf(money, 'approve-alone', region, reason)).toBe('not-permitted');
    expect(refusalOf(money, 'approve-first', point)).toBe('accepted');
    const first: Case = { ...money, state: 'first-approved', firstBy: region.id };
    expect(refusalOf(first, 'approve-second', region)).toBe('same-member-of-staff');
    expect(refusalOf(first, 'approve-second', nation)).toBe('accepted');
  });

  it('moves from no state but those of its table', () => {
    const ofReclaim: readonly CaseAction[] = ['send-code-again', 'release-hold'];
    for (const state of CASE_STATES) {
      for (const action of CASE_ACTIONS) {
        const actor = action === 'withdraw' ? candidate : region;
        const wanted = caseLifecycle[action].from.includes(state) ? 'accepted' : 'case-settled';
        const kind = ofReclaim.includes(action) ? 'identity-reclaim' : waiting.kind;
        const settledAlone = action === 'approve-alone';
        const of = {
          ...waiting,
          kind,
          settledAlone,
          state: state satisfies CaseState,
          firstBy: 'liu-jianguo',
        };
        expect([state, action, refusalOf(of, action, actor, { reason: '见附件' })]).toEqual([
          state,
          action,
          wanted,
        ]);
      }
    }
    expect(CASE_KINDS.length).toBe(7);
  });
});

it('names the fields in which two identities differ', () => {
  const before = {
    name: '王晓明',
    idType: 'resident-id',
    idNumber: '1',
    sex: '1',
    birthDate: null,
    nationality: 'CN',
  } as const;
  expect(changedIdentity(before, { ...before, name: '王小明', birthDate: '1998-05-12' })).toEqual([
    'name',
    'birthDate',
  ]);
  expect(changedIdentity(before, before)).toEqual([]);
});
