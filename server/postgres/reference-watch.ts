import pg from 'pg';
import { integer } from './columns.ts';
import { rows } from './pool.ts';

/** Raised by bring_into_force(). */
const CHANNEL = 'reference';
/** Who has missed the call notices so much later at most. */
const LOOK_EVERY_MS = 4000;

export type ReferenceWatch = {
  /** Reads anew where another state is written than was read last. */
  look(): Promise<void>;
  close(): Promise<void>;
};

type Settings = { readonly everyMs?: number };

/**
 * Keeps a process on the state of the reference tables: it listens for a call, and looks from time to time whether it
 * has missed one; a line that broke is laid again then.
 */
export async function watchReference(
  pool: pg.Pool,
  reload: () => Promise<void>,
  onError: (error: Error) => void,
  { everyMs = LOOK_EVERY_MS }: Settings = {},
): Promise<ReferenceWatch> {
  let seen = await readVersion(pool);
  let listener: pg.Client | null = null;
  let looking: Promise<void> | null = null;

  async function lookNow(): Promise<void> {
    const version = await readVersion(pool);
    if (version === seen) return;
    await reload();
    seen = version;
  }

  function look(): Promise<void> {
    looking ??= lookNow().finally(() => {
      looking = null;
    });
    return looking;
  }

  const lookAgain = () =>
    void (looking ?? Promise.resolve())
      .catch(() => {})
      .then(look)
      .catch(onError);

  async function listen(): Promise<void> {
    const client = new pg.Client(pool.options);
    client.on('error', onError);
    client.on('end', () => {
      if (listener === client) listener = null;
    });
    client.on('notification', lookAgain);
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    listener = client;
  }

  await listen();
  const timer = setInterval(() => {
    if (listener === null) void listen().catch(onError);
    lookAgain();
  }, everyMs);
  timer.unref();
  return {
    look,
    close: async () => {
      clearInterval(timer);
      await looking?.catch(() => {});
      await listener?.end();
    },
  };
}

async function readVersion(pool: pg.Pool): Promise<number> {
  const [row] = await rows(pool, 'select version from reference_versions');
  return row === undefined ? 0 : integer(row, 'version');
}
