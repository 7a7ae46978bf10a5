import { beijingDate, formatBeijing } from '../calendar/dates.ts';
import type { Moment } from '../configuration/document.ts';
import type { Status } from '../registration/registration.ts';
import type { Catch, Day, Example, Stage } from './report.ts';

const STAGE_OF: Readonly<Partial<Record<Status, Stage>>> = {
  submitted: 'confirmation',
  confirmed: 'point',
  endorsed: 'region',
};

export const stageOf = (status: Status): Stage | null => STAGE_OF[status] ?? null;

type Tally = { came: number; done: number };

/** What is written down while the year goes by. */
export type Diary = {
  /** Somebody's status has changed. */
  moved(from: Status, to: Status): void;
  caught(why: Catch, person: number, at: Date | null): void;
  /** Somebody cannot answer a field, and comes no further. */
  stuckAt(person: number, field: string, code: string): void;
  endOfDay(now: Date, statuses: Iterable<Status>): void;
  readonly days: readonly Day[];
  readonly catches: ReadonlyMap<Catch, readonly Example[]>;
  readonly stuck: ReadonlyMap<string, number>;
};

const emptyTallies = (): Record<Stage, Tally> => ({
  confirmation: { came: 0, done: 0 },
  point: { came: 0, done: 0 },
  region: { came: 0, done: 0 },
});

export function createDiary(): Diary {
  const days: Day[] = [];
  const catches = new Map<Catch, Example[]>();
  const people = new Set<number>();
  const stuck = new Map<string, number>();
  let today = emptyTallies();
  const toldAt = (at: Date | null): Moment | null => (at === null ? null : formatBeijing(at));
  return {
    days,
    catches,
    stuck,
    moved(from, to) {
      const [left, reached] = [stageOf(from), stageOf(to)];
      if (left === reached) return;
      if (left !== null) today[left].done += 1;
      if (reached !== null) today[reached].came += 1;
    },
    caught(why, person, at) {
      if (people.has(person)) return;
      people.add(person);
      catches.set(why, [...(catches.get(why) ?? []), { person, did: toldAt(at) }]);
    },
    stuckAt(person, field, code) {
      people.add(person);
      const key = `${field}/${code}`;
      stuck.set(key, (stuck.get(key) ?? 0) + 1);
    },
    endOfDay(now, statuses) {
      const waiting: Record<Stage, number> = { confirmation: 0, point: 0, region: 0 };
      for (const status of statuses) {
        const stage = stageOf(status);
        if (stage !== null) waiting[stage] += 1;
      }
      for (const stage of ['confirmation', 'point', 'region'] as const) {
        const { came, done } = today[stage];
        if (came + done + waiting[stage] > 0)
          days.push({ date: beijingDate(now), stage, came, done, waiting: waiting[stage] });
      }
      today = emptyTallies();
    },
  };
}
