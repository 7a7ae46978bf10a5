import type { Window, Windows } from '../calendar/windows.ts';
import type { ConfirmationMode } from '../edition/edition.ts';
import type { Deadline } from './lifecycle.ts';
import type { Registration, Status } from './registration.ts';

/** What a candidate can still have to do; whoever lets its time run out has given up the exam. */
export const DUTIES = ['submit', 'submit-again', 'confirm', 'repair', 'pay'] as const;
export type Duty = (typeof DUTIES)[number];

/** In which registrations a duty is open; `submittedBefore` null: whether or not. */
export const OPEN_IN: Readonly<
  Record<Duty, { readonly status: Status; readonly submittedBefore: boolean | null }>
> = {
  submit: { status: 'draft', submittedBefore: false },
  'submit-again': { status: 'draft', submittedBefore: true },
  confirm: { status: 'submitted', submittedBefore: null },
  repair: { status: 'repair', submittedBefore: null },
  pay: { status: 'payable', submittedBefore: null },
};

/** What this candidate has to do now, or null. Who waits for an on-line result gives nothing up (E3). */
export function dutyOf(
  registration: Pick<Registration, 'status' | 'firstSubmittedAt'>,
  mode: ConfirmationMode,
): Duty | null {
  const isOpen = (duty: Duty) => {
    const { status, submittedBefore } = OPEN_IN[duty];
    const before = registration.firstSubmittedAt !== null;
    return status === registration.status && (submittedBefore ?? before) === before;
  };
  const duty = DUTIES.find(isOpen) ?? null;
  return duty === 'confirm' && mode === 'on-line' ? null : duty;
}

/**
 * When there is time for a duty: a first submission until registration ends; after a withdrawal until confirmation ends,
 * also when registration has closed; after a refused confirmation until the repair deadline.
 */
export function windowOfDuty(duty: Duty, windows: Windows): Window {
  switch (duty) {
    case 'submit':
      return windows.registration;
    case 'submit-again':
      return { ...windows.registration, closesAt: windows.confirmation.closesAt };
    case 'confirm':
      return windows.confirmation;
    case 'repair':
      return { ...windows.registration, closesAt: windows.repair.closesAt };
    case 'pay':
      return windows.payment;
  }
}

/** The time in which the candidate may fill in, change, submit and withdraw. */
export function editingWindow(registration: Registration, windows: Windows): Window {
  if (registration.status === 'repair') return windowOfDuty('repair', windows);
  return windowOfDuty(registration.firstSubmittedAt === null ? 'submit' : 'submit-again', windows);
}

/** The window that binds an action, or null where none does. */
export function windowOf(deadline: Deadline, registration: Registration, windows: Windows): Window | null {
  if (deadline === 'none' || deadline === 'after-deadline') return null;
  return deadline === 'editing' ? editingWindow(registration, windows) : windows[deadline];
}

/** When a registration that stays as it is counts as given up; null where nothing is given up by waiting. */
export function forfeitsAt(
  registration: Registration,
  windows: Windows,
  mode: ConfirmationMode,
): Date | null {
  const duty = dutyOf(registration, mode);
  return duty === null ? null : windowOfDuty(duty, windows).closesAt;
}
