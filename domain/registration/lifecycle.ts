import type { WindowKind } from '../calendar/windows.ts';
import type { Role } from '../staff/actor.ts';
import { CONFIRMED_OR_LATER, type Status, SUBMITTED_OR_LATER, UNDER_WAY } from './registration.ts';

export const ACTIONS = [
  'save-page',
  'choose-photo',
  'print-form',
  'attach-paper',
  'remove-paper',
  'close-papers',
  'mark-infected',
  'change-region',
  'submit',
  'withdraw',
  'print-for-candidate',
  'give-up',
  'confirm',
  'refuse-confirmation',
  'revert-confirmation',
  'pass-first',
  'revert-first-pass',
  'approve-at-point',
  'approve-at-region',
  'pass-unreviewed',
  'return-to-point',
  'revert-endorsement',
  'refuse',
  'revert-refusal',
  'record-payment',
  'revert-approval',
  'correct',
  'cancel',
  'forfeit',
  'revert-forfeit',
] as const;

export type Action = (typeof ACTIONS)[number];

/** Which deadline binds the action. `editing` depends on what has happened before, see deadlines.ts. */
export type Deadline = WindowKind | 'editing' | 'after-deadline' | 'none';

export type Rule = {
  readonly from: readonly Status[];
  readonly to: readonly Status[];
  readonly actors: readonly Role[];
  readonly within: Deadline;
  /** Must say why, by a coded reason. */
  readonly reason: boolean;
  /** The action that takes it back, or the word `final`. */
  readonly undo: Action | 'final';
};

/** The whole life of a registration. Nothing else decides who may do what, from where, and when. */
export const lifecycle: Readonly<Record<Action, Rule>> = {
  'save-page': rule(['draft', 'repair'], ['draft', 'repair'], ['candidate'], 'editing', 'save-page'),
  'choose-photo': rule(['draft', 'repair'], ['draft', 'repair'], ['candidate'], 'editing', 'choose-photo'),
  'print-form': rule(['draft', 'repair'], ['draft', 'repair'], ['candidate'], 'editing', 'final'),
  'attach-paper': rule(['draft', 'repair'], ['draft', 'repair'], ['candidate'], 'editing', 'remove-paper'),
  'remove-paper': rule(['draft', 'repair'], ['draft', 'repair'], ['candidate'], 'editing', 'attach-paper'),
  'close-papers': rule(['draft', 'repair'], ['draft', 'repair'], ['candidate'], 'editing', 'attach-paper'),
  // Found by the scan after the upload. What is over and refused is nobody's to mend; given back, it is found again.
  'mark-infected': rule(UNDER_WAY, UNDER_WAY, ['system'], 'none', 'final'),
  'change-region': rule(['draft'], ['draft'], ['candidate'], 'registration', 'change-region'),
  submit: rule(['draft', 'repair'], ['submitted', 'confirmed'], ['candidate'], 'editing', 'withdraw'),
  withdraw: rule(['submitted'], ['draft'], ['candidate'], 'editing', 'submit'),
  'print-for-candidate': rule(SUBMITTED_OR_LATER, SUBMITTED_OR_LATER, ['site', 'point'], 'none', 'final'),
  'give-up': rule(['draft'], ['forfeited'], ['candidate'], 'none', 'revert-forfeit'),
  confirm: rule(['submitted'], ['confirmed'], ['site', 'point'], 'confirmation', 'revert-confirmation'),
  'refuse-confirmation': because(rule(['submitted'], ['repair'], ['site', 'point'], 'none', 'submit')),
  'revert-confirmation': because(rule(['confirmed'], ['submitted'], ['point', 'region'], 'none', 'confirm')),
  // Four eyes: another reviewer of the same stage looks as well, and does not know it. The status stays.
  'pass-first': rule(
    ['confirmed', 'endorsed'],
    ['confirmed', 'endorsed'],
    ['point', 'region'],
    'review',
    'revert-first-pass',
  ),
  'revert-first-pass': because(
    rule(['confirmed', 'endorsed'], ['confirmed', 'endorsed'], ['point', 'region'], 'review', 'pass-first'),
  ),
  'approve-at-point': rule(['confirmed'], ['endorsed'], ['point'], 'review', 'revert-endorsement'),
  'approve-at-region': rule(['endorsed'], ['payable', 'registered'], ['region'], 'review', 'revert-approval'),
  // H3: where the region does not review who was auto-confirmed. By the system, at once, by name.
  'pass-unreviewed': rule(['confirmed'], ['payable', 'registered'], ['system'], 'none', 'revert-approval'),
  'return-to-point': because(rule(['endorsed'], ['confirmed'], ['region'], 'review', 'approve-at-point')),
  'revert-endorsement': because(rule(['endorsed'], ['confirmed'], ['point'], 'review', 'approve-at-point')),
  refuse: because(
    rule(['confirmed', 'endorsed'], ['refused'], ['point', 'region'], 'review', 'revert-refusal'),
  ),
  'revert-refusal': because(
    rule(['refused'], ['confirmed', 'endorsed'], ['point', 'region'], 'none', 'refuse'),
  ),
  'record-payment': rule(['payable'], ['registered'], ['bank', 'system'], 'none', 'cancel'),
  'revert-approval': because(
    rule(['payable', 'registered'], ['endorsed'], ['region'], 'none', 'approve-at-region'),
  ),
  correct: because(rule(CONFIRMED_OR_LATER, CONFIRMED_OR_LATER, ['region'], 'none', 'correct')),
  cancel: because(rule(['registered'], ['cancelled'], ['region'], 'none', 'final')),
  forfeit: rule(
    ['draft', 'submitted', 'repair', 'payable'],
    ['forfeited'],
    ['system'],
    'after-deadline',
    'revert-forfeit',
  ),
  'revert-forfeit': because(
    rule(['forfeited'], ['draft', 'submitted', 'repair', 'payable'], ['region', 'nation'], 'none', 'forfeit'),
  ),
};

function rule(
  from: readonly Status[],
  to: readonly Status[],
  actors: readonly Role[],
  within: Deadline,
  undo: Action | 'final',
): Rule {
  return { from, to, actors, within, reason: false, undo };
}

function because(of: Rule): Rule {
  return { ...of, reason: true };
}
