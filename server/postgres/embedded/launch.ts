import { createServer } from 'node:net';
import path from 'node:path';
import { ensureCluster, superuser } from './cluster.ts';
import { withLaunchLock } from './launch-lock.ts';
import { findRunning, type Postmaster, startPostmaster, stopPostmaster, untilReady } from './postmaster.ts';
import { findPrograms } from './programs.ts';
import { chooseServerUser, ensureReachableFolder } from './server-user.ts';

export type LaunchOptions = {
  /** Where the data, the log and the superuser's password are kept. */
  readonly folder: string;
  /** Created together with the cluster, and the one `superuserUrl` names. */
  readonly database?: string;
  /** A free one when left out; a server that is already running keeps its own. */
  readonly port?: number;
  /** Server settings beside ours, such as `shared_buffers`; without effect on a running server. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
};

export type LaunchedPostgres = {
  readonly superuserUrl: string;
  readonly port: number;
  /** It was running already: started by somebody else, or left over by a killed process. */
  readonly adopted: boolean;
  /** Stops the server, also an adopted one; resolves when it is gone. */
  readonly stop: () => Promise<void>;
};

const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  // The programs are built without lz4 and zstd.
  wal_compression: 'pglz',
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
};

/**
 * Starts the PostgreSQL that came as an npm package, or joins the one that already runs on the folder.
 * Throws where it cannot run; the message says what to do.
 */
export async function launchPostgres(options: LaunchOptions): Promise<LaunchedPostgres> {
  const user = chooseServerUser();
  const programs = findPrograms(user);
  const folder = ensureReachableFolder(options.folder, user);
  const database = options.database ?? 'weikao';

  return await withLaunchLock(path.join(folder, 'launch.lock'), async () => {
    const cluster = await ensureCluster(folder, database, programs, user);
    const running = findRunning(cluster);
    const postmaster = running
      ? await untilReady(cluster, () => findRunning(cluster) === undefined)
      : await startPostmaster(
          cluster,
          options.port ?? (await findFreePort()),
          { ...ourSettings, ...options.settings },
          programs,
          user,
        );
    options.log(describe(postmaster, folder, running !== undefined));
    return {
      superuserUrl: `postgresql://${superuser}:${cluster.password}@127.0.0.1:${postmaster.port}/${database}`,
      port: postmaster.port,
      adopted: running !== undefined,
      stop: () => stopPostmaster(cluster, postmaster, programs),
    };
  });
}

function describe({ port }: Postmaster, folder: string, adopted: boolean): string {
  return `PostgreSQL ${adopted ? 'was running already' : 'started'} on port ${port}, data in ${folder}`;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}
