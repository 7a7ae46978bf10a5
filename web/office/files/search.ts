import type { Status } from '#domain/registration/registration.ts';
import { isStatus } from '#vocabulary/statuses.ts';

/** What the list of all files is narrowed to; stands in the address, so that a list can be passed on. */
export type Search = { q?: string; status?: Status; edition?: string; region?: string; point?: string };

/** What a list is asked for beside that. */
export type Asked = Search & { again?: 'yes' | 'no' };

/** Typed complete: a status that is added to the lifecycle is missed here by the type check. */
const KNOWN: Readonly<Record<Status, true>> = {
  draft: true,
  submitted: true,
  repair: true,
  confirmed: true,
  endorsed: true,
  payable: true,
  registered: true,
  refused: true,
  forfeited: true,
  cancelled: true,
};

/** Every status, in the order of a registration's life. */
export const statuses: readonly Status[] = Object.keys(KNOWN).filter(isStatus);

/** Reads an address; what is empty or unknown narrows nothing. */
export function readSearch(asked: Record<string, unknown>): Search {
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value).trim());
  const [q, status, edition] = [text(asked.q), text(asked.status), text(asked.edition)];
  const [region, point] = [text(asked.region), text(asked.point)];
  return {
    ...(q === '' ? {} : { q }),
    ...(isStatus(status) ? { status } : {}),
    ...(edition === '' ? {} : { edition }),
    ...(region === '' ? {} : { region }),
    ...(point === '' || region === '' ? {} : { point }),
  };
}
