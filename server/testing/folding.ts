import { expect } from 'vitest';
import { foldCounters } from '../jobs/counters.ts';
import { eventually } from './eventually.ts';

type Ask = (statement: string) => Promise<readonly Record<string, unknown>[]>;

/** Events wait for every older transaction of the whole server, also for one in the database of another test. */
export const untilCountable = (ask: Ask): Promise<void> =>
  eventually(async () =>
    expect(
      await ask(
        `select coalesce(pg_snapshot_xmin(pg_current_snapshot()) > max(written_in), true) as countable
         from registration_events`,
      ),
    ).toEqual([{ countable: true }]),
  );

/** Folds everything that has happened into the counters. */
export async function foldAll({ services, sql }: { services: Parameters<typeof foldCounters>[0]; sql: Ask }) {
  await untilCountable(sql);
  await foldCounters(services);
}
