import { type AlarmDeps, raiseAlarms, raiseDoorAlarms } from '../usecases/audit/raise-alarms.ts';
import { createMarkedJob, type MarkedDeps } from './marked-job.ts';

const STEP_MS = 30 * 60_000;
/** After a longer absence the trail is still there to be searched; alarms of the day before help nobody. */
const MOST_STEPS = 48;

/** Raises alarms over what staff did and what doors refused; the hours that passed while nobody looked are looked at by halves. */
export function createAlarmJob(deps: AlarmDeps & MarkedDeps): () => Promise<void> {
  return createMarkedJob(deps, 'alarms', async (since, now) => {
    const steps = since === null ? 0 : Math.floor((now.getTime() - since.getTime()) / STEP_MS);
    for (let step = Math.min(steps, MOST_STEPS); step >= 0; step -= 1)
      await raiseAlarms(deps, new Date(now.getTime() - step * STEP_MS));
    await raiseDoorAlarms(deps, deps.clock.wall());
    return true;
  });
}
