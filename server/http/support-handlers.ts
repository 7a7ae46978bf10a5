import type { Delivery } from '../ports/delivery-store.ts';
import { findPeople } from '../usecases/support/find-people.ts';
import { listOutsideRefusals } from '../usecases/support/list-outside-refusals.ts';
import { listRefusedAnswers, readMessageLog } from '../usecases/support/list-troubles.ts';
import { readTimeline } from '../usecases/support/read-timeline.ts';
import { viewAsCandidate } from '../usecases/support/view-as-candidate.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type SupportHandlers = Pick<
  Handlers,
  | 'findPeople'
  | 'getTimeline'
  | 'viewAsCandidate'
  | 'listRefusedAnswers'
  | 'listOutsideRefusals'
  | 'getMessageLog'
>;

const DAY = 24;

/** What support can look at; nothing here changes anything of a candidate's. */
export function supportHandlers(deps: HttpDeps): SupportHandlers {
  return {
    findPeople: ({ body }, { staff, note }) => {
      note({ words: `${body.by}=${body.text} ${body.tail ?? ''}`.trim() });
      return findPeople(deps, staff, body);
    },
    getTimeline: ({ params }, { staff }) => readTimeline(deps, staff, params.number),
    viewAsCandidate: ({ params }, { staff }) => viewAsCandidate(deps, staff, params.number),
    listRefusedAnswers: ({ query }) => listRefusedAnswers(deps, Number(query.hours ?? DAY)),
    listOutsideRefusals: ({ query }) => listOutsideRefusals(deps, query),
    getMessageLog: ({ query }, { staff }) =>
      readMessageLog(deps, staff, {
        hours: Number(query.hours ?? DAY),
        state: (query.state ?? null) as Delivery['state'] | null,
      }),
  };
}
