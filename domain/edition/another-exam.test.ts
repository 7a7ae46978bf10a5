import { describe, expect, it } from 'vitest';
import { decide } from '../registration/decide.ts';
import { progressOf } from '../registration/progress.ts';
import { actorOf, facts2026, settingsOf } from '../testing/facts.ts';
import { listsOfNurses, NURSE_SUBJECTS, nurse2027, studentNurse } from '../testing/nurse-exam.ts';
import { accepted, afterAct, filledIn } from '../testing/registrations.ts';

const facts = (but: Parameters<typeof facts2026>[0] = {}) =>
  facts2026({
    edition: nurse2027,
    examDate: '2027-04-24',
    lists: listsOfNurses('33'),
    quotes: studentNurse.quotes,
    ...but,
  });

describe('another exam', () => {
  it('goes from its own form to 报名成功 by the rules that are there', () => {
    const complete = filledIn(studentNurse, facts());
    expect(complete.savedPages).toEqual(nurse2027.pages.map(({ key }) => key));
    const submit = accepted(decide(complete, { do: 'submit', rev: complete.rev }, facts()));
    const code = submit.next.code ?? '';
    const confirm = { do: 'confirm', code, rev: submit.next.rev } as const;
    const confirmed = afterAct(submit.next, confirm, facts({ actor: actorOf('site') }));
    const endorsed = afterAct(
      confirmed,
      { do: 'approve-at-point', rev: confirmed.rev },
      facts({ actor: actorOf('point') }),
    );
    const offLine = settingsOf('33', { onlinePayment: false });
    const registered = afterAct(
      endorsed,
      { do: 'approve-at-region', rev: endorsed.rev },
      facts({ actor: actorOf('region'), settings: offLine }),
    );
    expect(registered.status).toBe('registered');
    expect(progressOf(registered, nurse2027, offLine).every(({ state }) => state === 'done')).toBe(true);
  });

  it('freezes its own questions, with its own labels', () => {
    const complete = filledIn(studentNurse, facts());
    const { revision } = accepted(decide(complete, { do: 'submit', rev: complete.rev }, facts()));
    const shown = new Map(
      revision?.content.pages.flatMap(({ answers }) => answers.map((of) => [of.key, of.shown])),
    );
    expect([shown.get('specialty'), shown.get('subjects')]).toEqual(['N01 护士', '专业实务 实践能力']);
    expect(shown.has('employer')).toBe(false);
    expect(complete.answers.subjects).toEqual(NURSE_SUBJECTS);
  });
});
