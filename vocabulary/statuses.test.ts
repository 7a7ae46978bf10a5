import { describe, expect, it } from 'vitest';
import { HOLD_KINDS } from '#domain/registration/holds.ts';
import { ACTIONS } from '#domain/registration/lifecycle.ts';
import type { NodeKey, NodeState } from '#domain/registration/progress.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import { actionLabel, type NamedAct } from './actions.ts';
import { holdText } from './holds.ts';
import { nodeLabel, nodeStateText, reviewStages } from './progress.ts';
import type { SituationView } from './situations.ts';
import { statusText, type Voice, whatNext } from './statuses.ts';
import { faultsIn, faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const voices: readonly Voice[] = ['candidate', 'staff'];
const acts: readonly NamedAct[] = [...ACTIONS, 'enter', 'print', 'pay'];

const view: SituationView = {
  status: 'draft',
  confirmation: 'on-site',
  onlinePayment: true,
  missingPages: 2,
  photoMissing: false,
  closed: false,
  deadline: '2025-12-15 23:59:59',
  firstSubmitted: false,
};

function* everyView(): Generator<SituationView> {
  const yesNo = [true, false];
  for (const status of STATUSES)
    for (const confirmation of ['on-site', 'on-line'] as const)
      for (const onlinePayment of yesNo)
        for (const missingPages of [0, 1, 5])
          for (const photoMissing of yesNo)
            for (const closed of yesNo)
              for (const deadline of ['2025-12-15T15:59:59.000Z', null])
                for (const firstSubmitted of yesNo)
                  yield {
                    status,
                    confirmation,
                    onlinePayment,
                    missingPages,
                    photoMissing,
                    closed,
                    deadline,
                    firstSubmitted,
                  };
}

describe('statuses', () => {
  it('have each a text of its own, for candidates and staff, in both languages', () => {
    inEveryWording((edition, language) => {
      for (const voice of voices) {
        const texts = STATUSES.map((status) => statusText(edition, status, voice, language));
        for (const words of texts) expect(faultsIn(words, language)).toEqual([]);
        expect(new Set(texts).size).toBe(STATUSES.length);
      }
    });
  });

  it.each([
    ['B4', 'health-2026', 'draft', '未提交报名信息'],
    ['D3', 'health-2026', 'submitted', '报名未确认'],
    ['E2', 'health-2026', 'repair', '确认不通过'],
    ['E2', 'health-2026', 'confirmed', '已完成报名确认 · 考点审核'],
    ['F1', 'health-2023', 'confirmed', '已完成报名确认 · 考点初审'],
    ['F1', 'health-2026', 'endorsed', '考区审核'],
    ['F1', 'health-2023', 'endorsed', '考区终审'],
    ['G3', 'health-2026', 'registered', '报名成功'],
    ['E3', 'health-2026', 'forfeited', '视为主动放弃本次考试'],
    ['E3', 'health-2023', 'forfeited', '视为自动放弃本次考试'],
  ] as const)('%s (%s): %s reads %s', (_id, edition, status, words) => {
    expect(statusText(edition, status, 'candidate', 'zh-CN')).toBe(words);
  });
});

describe('the strip', () => {
  it('says in full sentences what is done, what is next and who acts, in every situation', () => {
    const faults = new Set<string>();
    inEveryWording((edition, language) => {
      for (const each of everyView()) {
        const { done, next, who } = whatNext(edition, each, language);
        for (const words of [done, next, who])
          for (const fault of faultsInSentence(words, language)) faults.add(fault);
      }
    });
    expect([...faults]).toEqual([]);
  });

  it('tells a beginner what is missing and until when', () => {
    expect(whatNext('health-2026', view, 'zh-CN')).toEqual({
      done: '您还没有提交报名信息。',
      next: '还差 2 页。请在 2025年12月15日 23:59:59（北京时间）前提交。',
      who: '由您办理。',
    });
    expect(whatNext('health-2026', { ...view, missingPages: 1, photoMissing: true }, 'en').next).toBe(
      'One page is still missing. The photo is still missing. Please submit by 15 December 2025, 23:59:59 (Beijing time).',
    );
  });

  it('E3: threatens on-site candidates who are not confirmed, never those who wait for an on-line result', () => {
    const submitted: SituationView = { ...view, status: 'submitted', firstSubmitted: true };
    expect(whatNext('health-2026', submitted, 'zh-CN').next).toContain('视为主动放弃本次考试');
    expect(whatNext('health-2023', submitted, 'zh-CN').next).toContain('视为自动放弃本次考试');
    for (const closed of [true, false]) {
      const waiting = whatNext('health-2026', { ...submitted, confirmation: 'on-line', closed }, 'zh-CN');
      expect(`${waiting.done}${waiting.next}`).not.toContain('放弃');
    }
  });

  it('E2: names who confirms on line in the words of the edition', () => {
    const waiting: SituationView = { ...view, status: 'submitted', confirmation: 'on-line' };
    expect(whatNext('health-2026', waiting, 'zh-CN').who).toBe('由报名点或考点在线确认。');
    expect(whatNext('health-2023', waiting, 'zh-CN').who).toBe('由网上确认机构或考点在线确认。');
  });

  it('G4: where payment is not on line, the passed review is already success', () => {
    const registered: SituationView = { ...view, status: 'registered', onlinePayment: false };
    expect(whatNext('health-2026', registered, 'zh-CN').done).toBe('资格审核已通过，报名成功。');
  });

  it('D5: reminds after a withdrawal to submit and print again', () => {
    expect(whatNext('health-2026', { ...view, missingPages: 0, firstSubmitted: true }, 'zh-CN').next).toBe(
      '内容已保存，尚未提交。请在 2025年12月15日 23:59:59（北京时间）前再次提交，否则视为主动放弃本次考试。修改后须重新打印报名表。',
    );
  });
});

describe('报考流程', () => {
  const nodes: readonly NodeKey[] = [
    'answers',
    'photo',
    'materials',
    'submission',
    'confirmation',
    'review',
    'payment',
  ];
  const states: readonly NodeState[] = ['not-reached', 'current', 'done', 'refused'];

  it("I1: names its nodes with the guide's words", () => {
    const labels = (edition: string) => nodes.slice(1).map((node) => nodeLabel(edition, node, 'zh-CN'));
    expect(labels('health-2026')).toEqual([
      '上传照片',
      '上传材料',
      '提交信息',
      '报名确认',
      '资格审核',
      '缴费',
    ]);
    expect(labels('health-2023')[0]).toBe('确认照片');
    inEveryWording((edition, language) => {
      for (const node of nodes) expect(faultsIn(nodeLabel(edition, node, language), language)).toEqual([]);
    });
  });

  it('I1: says each state in words', () => {
    expect(states.map((state) => nodeStateText(state, 'zh-CN'))).toEqual([
      '未开始',
      '进行中',
      '已完成',
      '未通过',
    ]);
    for (const state of states) expect(faultsIn(nodeStateText(state, 'en'), 'en')).toEqual([]);
  });

  it('F1: names the two stages of the review as each guide does', () => {
    expect(reviewStages('health-2026', 'zh-CN')).toEqual(['考点审核', '考区审核']);
    expect(reviewStages('health-2023', 'zh-CN')).toEqual(['考点初审', '考区终审']);
    expect(reviewStages('health-2023', 'en')[0]).toBe('First review by the exam point');
  });
});

describe('actions and holds', () => {
  it('have each a label, for candidates and staff, in both languages', () => {
    inEveryWording((edition, language) => {
      for (const voice of voices) {
        for (const act of acts)
          expect(faultsIn(actionLabel(edition, act, voice, language), language)).toEqual([]);
      }
    });
    for (const language of LANGUAGES) {
      const texts = HOLD_KINDS.map((kind) => holdText(kind, language));
      for (const words of texts) expect(faultsIn(words, language)).toEqual([]);
      expect(new Set(texts).size).toBe(HOLD_KINDS.length);
    }
  });

  it('in the history a candidate can tell one act from another', () => {
    inEveryWording((edition, language) => {
      const texts = acts.map((act) => actionLabel(edition, act, 'candidate', language));
      expect(new Set(texts).size).toBe(acts.length);
    });
  });

  it.each([
    ['D1', 'health-2026', 'submit', 'candidate', '提交报名信息'],
    ['D5', 'health-2026', 'withdraw', 'candidate', '撤回信息提交'],
    ['B4', 'health-2026', 'change-region', 'candidate', '修改考区'],
    ['C1', 'health-2026', 'save-page', 'candidate', '提交'],
    ['C17', 'health-2023', 'choose-photo', 'candidate', '确认使用照片'],
    ['D4', 'health-2026', 'print', 'candidate', '打印报名表'],
    ['G2', 'health-2026', 'pay', 'candidate', '支付'],
    ['E1', 'health-2026', 'confirm', 'staff', '确认'],
    ['E2', 'health-2026', 'refuse-confirmation', 'staff', '确认不通过'],
  ] as const)('%s (%s): %s for the %s reads %s', (_id, edition, action, voice, words) => {
    expect(actionLabel(edition, action, voice, 'zh-CN')).toBe(words);
  });
});
