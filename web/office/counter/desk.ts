import type { FileView, ScannedForm } from '#contract/client.ts';
import { standingOf } from './standing.ts';

/** What lies on the counter. `since` is when it came into sight, ms. */
export type Desk =
  | { readonly at: 'empty' }
  | { readonly at: 'looking'; readonly code: string }
  | { readonly at: 'found'; readonly scan: ScannedForm; readonly since: number; readonly changed: boolean }
  | { readonly at: 'confirming'; readonly scan: ScannedForm }
  | {
      readonly at: 'refused';
      readonly error: unknown;
      readonly code: string;
      readonly scan: ScannedForm | null;
    }
  | { readonly at: 'confirmed'; readonly file: FileView };

export type Step =
  | { readonly do: 'find'; readonly code: string }
  | { readonly do: 'confirm'; readonly scan: ScannedForm }
  | { readonly do: 'nothing' };

/** Shorter than anybody looks; longer than the second Enter that some readers send. */
export const LOOK = 500;

/** What Enter does: a code in the field is looked for; without one the person in sight is confirmed. */
export function stepOnEnter(desk: Desk, code: string, now: number): Step {
  if (code !== '') return { do: 'find', code };
  if (desk.at !== 'found' || now - desk.since < LOOK) return { do: 'nothing' };
  return standingOf(desk.scan) === 'ready' ? { do: 'confirm', scan: desk.scan } : { do: 'nothing' };
}
