import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Config } from './config.ts';
import { cryptoOf, openRoot } from './main-database.ts';
import type { ExportSettings, ExportTask, ExportWord } from './main-write-export.ts';
import type { ExportRun } from './ports/export-store.ts';
import { type ExportWriter, WriterDied } from './ports/export-writer.ts';

const SCRIPT = new URL('./main-write-export.ts', import.meta.url);

/** Rows pass, and nothing is kept: what is garbage is to be collected soon. */
const HEAP_MEGABYTES = 128;
/** A handover knows the lines of the version before, and what has changed: a nation's must have room. */
const HANDOVER_MEGABYTES = 1024;

const heapOf = ({ wish }: ExportRun): string[] => [
  `--max-old-space-size=${wish.format === 'signed' ? HANDOVER_MEGABYTES : HEAP_MEGABYTES}`,
  '--max-semi-space-size=4',
];

export type ExportProcess = {
  readonly write: ExportWriter;
  /** Cuts off what is being written; it is found abandoned by whoever looks next. */
  close(): Promise<void>;
};

/** What the process of an export needs of an installation's settings; the root secret is opened here, once. */
export async function exportSettingsOf(
  config: Config,
  urls: ExportSettings['urls'],
  clock: ExportSettings['clock'],
): Promise<ExportSettings> {
  const { files, dataFolder } = config;
  return {
    urls: { app: urls.app, office: urls.office },
    root: await openRoot(config, urls.app),
    crypto: cryptoOf(config),
    files: { files, dataFolder },
    clock,
  };
}

/** Why it ended without a word, as Node says it. */
function lastWords(complaints: string, code: number | null, signal: string | null): string {
  const [reason] = /FATAL ERROR: .*|\w*Error: .*/.exec(complaints) ?? [];
  return [`ended with ${signal ?? code}`, ...(reason === undefined ? [] : [reason])].join(': ');
}

/** Hears a child out: whether it has written it; throws where it ended without having said so. */
async function hear(
  child: ChildProcess,
  task: ExportTask,
  onError: (error: Error) => void,
): Promise<boolean> {
  let isClaimed = false;
  let written: boolean | null = null;
  child.on('message', (word: ExportWord) => {
    if ('error' in word) onError(Object.assign(new Error(word.error.message), word.error));
    else if ('written' in word) written = word.written;
    else isClaimed = true;
  });
  const complaints = child.stderr === null ? '' : text(child.stderr);
  const ended = once(child, 'close');
  // One that has ended already is heard of below.
  child.send(task, () => undefined);
  const [code, signal] = await ended;
  if (written !== null) return written;
  const reason = `the process of export ${task.run.id} ${lastWords(await complaints, code, signal)}`;
  throw isClaimed ? new WriterDied(reason) : new Error(reason);
}

/**
 * Each export has a process of its own, which is there as long as it is written. Its memory is its own, and so is its
 * end, also of memory; whatever ends us ends it, too.
 */
export function createExportProcess(
  settings: ExportSettings,
  onError: (error: Error) => void,
): ExportProcess {
  const writing = new Map<ChildProcess, Promise<boolean>>();
  let isClosed = false;
  return {
    write: async (run) => {
      if (isClosed) return false;
      const child = fork(SCRIPT, {
        execArgv: heapOf(run),
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      const written = hear(child, { run, settings }, onError);
      writing.set(child, written);
      try {
        return await written;
      } catch (error) {
        if (isClosed) return false;
        throw error;
      } finally {
        writing.delete(child);
      }
    },
    close: async () => {
      isClosed = true;
      const left = [...writing];
      for (const [child] of left) child.kill('SIGKILL');
      await Promise.allSettled(left.map(([, written]) => written));
    },
  };
}
