import { useEffect, useRef, useState } from 'react';
import type { RegistrationView } from '#contract/client.ts';
import { beijingDate } from '#domain/calendar/dates.ts';
import { checkPage, hasErrors, isEmpty } from '#domain/edition/check-page.ts';
import type { Answers, Page } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { Problem } from '#domain/edition/problem.ts';
import type { WireError } from '../transport.ts';
import { rememberRegistration, useSession } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { draftCopies } from './draft-copy.ts';
import type { SaveState } from './draft-saver.ts';
import { firstAnswers } from './first-answers.ts';
import { settleAnswers } from './settle-answers.ts';
import { useDraft } from './use-draft.ts';

export type PageFormState = {
  readonly answers: Answers;
  /** Gives the answers as they then stand: what does not suit is cleared. */
  readonly change: (part: Answers) => Answers;
  /** Before the first press only warnings; after it everything, the server's included. */
  readonly problems: readonly Problem[];
  /** Counts the presses that found something to mend. */
  readonly attempt: number;
  readonly saveState: SaveState;
  readonly busy: boolean;
  /** A refusal that is about no field. */
  readonly refusal: WireError | null;
  /** The registration afterwards; null where something is to be mended or was refused. */
  readonly submit: () => Promise<RegistrationView | null>;
};

type FromServer = { readonly problems: readonly Problem[]; readonly answers: Answers };

const NOTHING: FromServer = { problems: [], answers: {} };

/** The life of an open page: answers, their draft, their problems, and the page's own submit. */
export function usePageForm(page: Page, view: RegistrationView, lists: OptionLists): PageFormState {
  const person = useSession().data?.userName ?? '';
  const [copies] = useState(() => draftCopies(sessionStorage, person, view.edition, page.key));
  const [unsent] = useState(() => copies.find());
  const rolling = view.lastYear?.rolling ?? null;
  const [answers, setAnswers] = useState<Answers>(() => {
    const first = firstAnswers(page, view, unsent);
    return settleAnswers(page, lists, first, first, rolling);
  });
  const [attempt, setAttempt] = useState(0);
  const [fromServer, setFromServer] = useState<FromServer>(NOTHING);
  const [saver, saveState] = useDraft(view, page.key, copies);
  const save = useIntention((body: { answers: Record<string, Answers[string]>; rev: number }, key) =>
    act(key, 'savePage', { params: { edition: view.edition, page: page.key }, body }),
  );
  const newest = useRef(answers);

  useEffect(() => {
    if (unsent?.rev === view.rev) saver.change(newest.current);
  }, [saver, unsent, view.rev]);

  function change(part: Answers) {
    const next = settleAnswers(page, lists, { ...newest.current, ...part }, newest.current, rolling);
    newest.current = next;
    setAnswers(next);
    saver.change(next);
    return next;
  }

  const facts = {
    lists,
    today: beijingDate(new Date(view.serverTime)),
    examDate: view.examDate,
    confirmation: view.region.confirmation,
  };
  const found = checkPage(page, answers, facts);
  // What the server said of a field holds until the field is changed.
  const said = fromServer.problems.filter(
    ({ field }) =>
      answers[field] === fromServer.answers[field] && !found.some((each) => each.field === field),
  );
  const shown = attempt > 0 ? [...found, ...said] : found.filter(isWarningOf(answers));

  async function submit() {
    if (hasErrors(found)) {
      setAttempt(attempt + 1);
      return null;
    }
    await saver.flush();
    const saved = await save.start({ answers: { ...answers }, rev: view.rev });
    if (saved === null) return null;
    await saver.stop();
    copies.forget();
    rememberRegistration(saved);
    return saved;
  }

  const { error } = save;
  const told = useRef<WireError | null>(null);
  useEffect(() => {
    if (error === null || error === told.current) return;
    told.current = error;
    setFromServer({ problems: error.problems, answers: newest.current });
    if (error.problems.length > 0) setAttempt((count) => count + 1);
  }, [error]);

  const refusal = error !== null && error.problems.length === 0 ? error : null;
  return { answers, change, problems: shown, attempt, saveState, busy: save.busy, refusal, submit };
}

const isWarningOf = (answers: Answers) => (problem: Problem) =>
  problem.severity === 'warning' && !isEmpty(answers[problem.field]);
