import pg from 'pg';
import type { Clock, MovableClock } from '../ports/clock.ts';

const CHANNEL = 'demo_clock';

/** The machine's time, by which real people live: business and wall are one. */
export const systemClock: Clock = { now: () => new Date(), wall: () => new Date() };

/**
 * Business time of demo and tests: the database's time plus an offset kept in a row, so that API, worker and stand-ins
 * agree. The offset is read once and again whenever it moves; reading the time costs no query.
 */
export async function createDemoClock(
  pool: pg.Pool,
  onError: (error: Error) => void,
): Promise<MovableClock & { close(): Promise<void> }> {
  let ahead = 0;
  const read = async () => {
    const statement =
      'select extract(epoch from clock_timestamp()) * 1000 + coalesce((select offset_ms from demo_clock), 0) as now';
    const found = await pool.query(statement);
    ahead = Number(found.rows[0].now) - Date.now();
  };
  const listener = await listen(pool, read, onError);
  await read();
  return {
    now: () => new Date(Date.now() + ahead),
    wall: () => new Date(),
    moveTo: async (at) => {
      await pool.query(
        `insert into demo_clock (single, offset_ms)
         values (true, round($1::numeric - extract(epoch from clock_timestamp()) * 1000))
         on conflict (single) do update set offset_ms = excluded.offset_ms`,
        [at.getTime()],
      );
      await pool.query(`select pg_notify('${CHANNEL}', '')`);
      await read();
    },
    close: () => listener.end(),
  };
}

async function listen(
  pool: pg.Pool,
  onMove: () => Promise<void>,
  onError: (error: Error) => void,
): Promise<pg.Client> {
  const client = new pg.Client(pool.options);
  client.on('error', onError);
  client.on('notification', () => void onMove().catch(onError));
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
  return client;
}
