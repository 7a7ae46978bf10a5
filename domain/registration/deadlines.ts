import type { Window, Windows } from '../calendar/windows.ts';
import type { ConfirmationMode } from '../edition/edition.ts';
import type { Deadline } from './lifecycle.ts';
import type { Registration } from './registration.ts';

/**
 * The time in which the candidate may fill in, change and submit: first submission until registration ends; after
 * a withdrawal until confirmation ends, also when registration has closed; after a refused confirmation until the repair deadline.
 */
export function editingWindow(registration: Registration, windows: Windows): Window {
  if (registration.status === 'repair') return { ...windows.registration, closesAt: windows.repair.closesAt };
  if (registration.firstSubmittedAt === null) return windows.registration;
  return { ...windows.registration, closesAt: windows.confirmation.closesAt };
}

/** The window that binds an action, or null where none does. */
export function windowOf(deadline: Deadline, registration: Registration, windows: Windows): Window | null {
  if (deadline === 'none' || deadline === 'after-deadline') return null;
  return deadline === 'editing' ? editingWindow(registration, windows) : windows[deadline];
}

/**
 * When a registration that stays as it is counts as given up; null where nothing is given up by waiting.
 * Who has submitted on-line and waits for the result gives nothing up (E3).
 */
export function forfeitsAt(
  registration: Registration,
  windows: Windows,
  mode: ConfirmationMode,
): Date | null {
  switch (registration.status) {
    case 'draft':
    case 'repair':
      return editingWindow(registration, windows).closesAt;
    case 'submitted':
      return mode === 'on-site' ? windows.confirmation.closesAt : null;
    case 'payable':
      return windows.payment.closesAt;
    default:
      return null;
  }
}
