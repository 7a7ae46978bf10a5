import type { Locks } from '../ports/locks.ts';

/** Something that has to happen again and again. */
export type Job = {
  readonly name: string;
  readonly everyMs: number;
  /** What it does, for who reads what a worker says of itself. */
  readonly what: string;
  /**
   * `one-at-a-time`: by one process, while others pass it over; `side-by-side`: by all workers, since each takes rows that
   * it holds; `everywhere`: by servers, too, because it is about what the process itself remembers.
   */
  readonly runs: 'one-at-a-time' | 'side-by-side' | 'everywhere';
  /** Because business time has passed: also at once when the demo's clock was moved. */
  readonly followsClock?: boolean;
  /** Lines for the log, or nothing worth a word. */
  run(): Promise<readonly string[]> | Promise<void>;
};

type Deps = {
  readonly locks: Locks;
  readonly say: (line: string) => void;
  readonly onError: (error: Error, job: string) => void;
};

export type RunningJobs = {
  /** Runs the jobs that follow the clock, in their order, and waits for them. */
  followClock(): Promise<void>;
  /** When each was done last without an error, by this process. */
  lastSuccess(): ReadonlyMap<string, Date>;
  /** Begins nothing new and waits so long for what is at work; false where something still is. */
  stop(patienceMs: number): Promise<boolean>;
};

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));

type Loop = { readonly job: Job; runNow(): Promise<void>; stop(): Promise<void> };

/** Runs a job at once, and again so long after each end: never twice at once in one process. */
function startLoop(job: Job, { locks, say, onError }: Deps, succeeded: (name: string) => void): Loop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  let isStopped = false;

  const work = async () => {
    for (const line of (await job.run()) ?? []) say(line);
    succeeded(job.name);
  };
  const runOnce = async () => {
    if (isStopped) return;
    const done = job.runs === 'one-at-a-time' ? locks.alone(`job ${job.name}`, work) : work();
    await done.catch((thrown: unknown) => onError(asError(thrown), job.name));
  };
  const runNow = () => {
    running = running.then(runOnce);
    return running;
  };
  const tick = () =>
    void runNow().then(() => {
      if (!isStopped) timer = setTimeout(tick, job.everyMs);
    });
  tick();
  return {
    job,
    runNow,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

/** Keeps every job running, each in a rhythm of its own; one that fails is told and tried again, and holds nobody up. */
export function runJobs(jobs: readonly Job[], deps: Deps): RunningJobs {
  const success = new Map<string, Date>();
  const loops = jobs.map((job) => startLoop(job, deps, (name) => void success.set(name, new Date())));
  return {
    followClock: async () => {
      for (const { job, runNow } of loops) if (job.followsClock === true) await runNow();
    },
    lastSuccess: () => success,
    stop: async (patienceMs) => {
      const stopped = Promise.all(loops.map((loop) => loop.stop())).then(() => true);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const impatience = new Promise<boolean>((resolve) => {
        timer = setTimeout(resolve, patienceMs, false);
      });
      return await Promise.race([stopped, impatience]).finally(() => clearTimeout(timer));
    },
  };
}
