import { closeAlarm, listAlarms } from '../usecases/audit/close-alarm.ts';
import { readAuditDay, readTrailState, searchAudit } from '../usecases/audit/read-audit.ts';
import { readRefusedBatches } from '../usecases/audit/read-refused-batches.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

type AuditHandlers = Pick<
  Handlers,
  'searchAudit' | 'getAuditDay' | 'getTrailState' | 'listRefusedBatches' | 'listAlarms' | 'closeAlarm'
>;

/** What auditors look at. They close alarms and change nothing else; what they look at is in the trail, too. */
export function auditHandlers(deps: HttpDeps): AuditHandlers {
  return {
    searchAudit: ({ query }, { staff }) => searchAudit(deps, staff, query),
    getAuditDay: ({ params }, { staff }) => readAuditDay(deps, staff, params.person, params.day),
    getTrailState: () => readTrailState(deps),
    listRefusedBatches: ({ query }, { staff }) => readRefusedBatches(deps, staff, query.after),
    listAlarms: ({ query }, { staff }) => listAlarms(deps, staff, query.is),
    closeAlarm: ({ params, body }, { staff, note }) => {
      note({ words: body.words });
      return closeAlarm(deps, staff, params.alarm, body.words);
    },
  };
}
