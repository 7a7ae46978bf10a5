import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';

/** What may be decided on a file now, by the place it has in the bar; null where it may not. */
export type Choices = {
  readonly pass: Action | null;
  readonly giveBack: Action | null;
  readonly refuse: Action | null;
  /** What takes an earlier decision back or ends a registration; stands apart. */
  readonly undo: readonly Action[];
};

const UNDO: readonly Action[] = [
  'revert-confirmation',
  'revert-first-pass',
  'revert-endorsement',
  'revert-refusal',
  'revert-approval',
  'revert-forfeit',
  'cancel',
];

/** Only what the server offers. A paper form is confirmed at the counter, where it is scanned, and nowhere else. */
export function choicesOf(file: Pick<FileView, 'actions' | 'code' | 'region'>): Choices {
  const offered = (action: Action) => file.actions.includes(action);
  const first = (...actions: Action[]) => actions.find(offered) ?? null;
  const confirmsHere = file.region.confirmation === 'on-line' && file.code !== null && offered('confirm');
  return {
    pass: first('approve-at-point', 'approve-at-region') ?? (confirmsHere ? 'confirm' : null),
    giveBack: first('return-to-point'),
    refuse: first('refuse', 'refuse-confirmation'),
    undo: UNDO.filter(offered),
  };
}

/** Without what needs the file on the bench, and it is not there. */
export const withoutReview = (choices: Choices): Choices =>
  choices.pass === 'confirm' || choices.refuse === 'refuse-confirmation'
    ? choices
    : { ...choices, pass: null, giveBack: null, refuse: null };

const NONE: Choices = { pass: null, giveBack: null, refuse: null, undo: [] };

/** The decisions of the review alone, which nobody takes on a file that somebody else has. */
export function reviewChoices(file: Pick<FileView, 'actions' | 'code' | 'region'>): Choices {
  const choices = choicesOf(file);
  return withoutReview(choices) === choices ? NONE : choices;
}

export const hasDecision = ({ pass, giveBack, refuse }: Choices): boolean =>
  pass !== null || giveBack !== null || refuse !== null;
