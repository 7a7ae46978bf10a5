import type { NamedAct } from '#vocabulary/actions.ts';

/** Typed complete: an act that is added to the lifecycle is missed here by the type check. */
const NAMED: Readonly<Record<NamedAct, true>> = {
  enter: true,
  'save-page': true,
  'choose-photo': true,
  'print-form': true,
  'attach-paper': true,
  'remove-paper': true,
  'close-papers': true,
  'mark-infected': true,
  'change-region': true,
  submit: true,
  withdraw: true,
  'print-for-candidate': true,
  'give-up': true,
  print: true,
  pay: true,
  confirm: true,
  'refuse-confirmation': true,
  'revert-confirmation': true,
  'approve-at-point': true,
  'approve-at-region': true,
  'pass-unreviewed': true,
  'return-to-point': true,
  'pass-first': true,
  'revert-first-pass': true,
  'revert-endorsement': true,
  refuse: true,
  'revert-refusal': true,
  'record-payment': true,
  'revert-approval': true,
  correct: true,
  cancel: true,
  forfeit: true,
  'revert-forfeit': true,
};

/** Whether the history's word for what was done has a name people know. */
export const isNamedAct = (action: string): action is NamedAct => Object.hasOwn(NAMED, action);
