import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefusedWith, Unreachable, WireRefusal } from './wire.ts';

/** Keys of what is kept of the server's answers. */
export const keys = {
  session: ['session'],
  permissions: ['permissions'],
  staffLists: ['staff'],
  staffList: (q: string) => ['staff', q],
  staffMember: (member: string) => ['staff-member', member],
  places: ['places'],
  invitations: ['invitations'],
  invitation: (token: string) => ['invitation', token],
  proof: ['proof'],
  factors: ['factors'],
  ownSessions: ['own-sessions'],
  work: ['work'],
  timeline: (number: string) => ['timeline', number],
  refusedAnswers: (hours: string) => ['refused-answers', hours],
  messageLog: (hours: string, state: string) => ['message-log', hours, state],
  outsideRefusals: (asked: object) => ['outside-refusals', asked],
  trailState: ['trail-state'],
  auditList: (asked: object) => ['audit', asked],
  auditDay: (person: string, day: string) => ['audit-day', person, day],
  earlierPapers: (number: string) => ['earlier-papers', number],
  refusedBatches: ['refused-batches'],
  allAlarms: ['alarms'],
  alarms: (is: string) => ['alarms', is],
  reasons: ['reasons'],
  reasonCatalogue: ['reason-catalogue'],
  editions: ['editions'],
  lists: ['files'],
  form: (code: string) => ['form', code],
  list: (asked: object) => ['files', asked],
  caseLists: ['cases'],
  caseList: (asked: object) => ['cases', asked],
  case: (number: string) => ['case', number],
  notes: (number: string) => ['notes', number],
  staffQuestions: ['staff-questions'],
  specialties: (edition: string) => ['specialties', edition],
  options: (edition: string) => ['options', edition],
  file: (number: string) => ['file', number],
  refunds: ['refunds'],
  money: ['money'],
  handovers: ['handovers'],
  handoverKey: ['handover-key'],
  correction: (number: string) => ['file', number, 'correction'],
  nextAfter: (number: string) => ['next-after', number],
  holders: ['holders'],
  numbers: (asked: object) => ['numbers', asked],
  secondLooks: (asked: object) => ['second-looks', asked],
  specialtyNumbers: (asked: object) => ['specialty-numbers', asked],
  configurations: ['configurations'],
  configuration: (edition: string, region: string) => ['configuration', edition, region],
  employerNames: ['employer-names'],
  employees: ['employees'],
  employee: (number: string) => ['employee', number],
  employerSheets: ['employer-sheets'],
  sheet: (code: string) => ['sheet', code],
  exports: ['exports'],
  imports: ['imports'],
  exportChoices: (edition: string) => ['export-choices', edition],
  directory: (region: string, q: string) => ['directory', region, q],
} as const;

/** Only what may help: no answer, or a server that says it will be back. Acts carry an idempotency key. */
function isWorthRepeating(failures: number, error: unknown): boolean {
  const passing = error instanceof Unreachable || (error instanceof WireRefusal && error.status === 503);
  return passing && failures < 2;
}

/** Keeps the server's answers. A session that has ended anywhere leads to the log in page. */
export function createQuestions(): QueryClient {
  const forgetSession = (error: unknown) => {
    if (!isRefusedWith(error, 'not-logged-in')) return;
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
    client.setQueryData(keys.session, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: forgetSession }),
    mutationCache: new MutationCache({ onError: forgetSession }),
    defaultOptions: {
      queries: { retry: isWorthRepeating, staleTime: 5_000 },
      mutations: { retry: isWorthRepeating, networkMode: 'always' },
    },
  });
  return client;
}
