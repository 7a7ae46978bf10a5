/** How long everything together may take to close; a supervisor's patience is longer. */
const CLOSING_MS = 50_000;

export type Process = {
  /** Called when the process ends; what was opened last is closed first. */
  keep(close: () => Promise<unknown>): void;
  /** True from the moment that an end was asked for. */
  isStopping(): boolean;
  stop(code: number): Promise<void>;
  /** Runs `main`, ends in order on SIGTERM or SIGINT, and says what it failed of. */
  run(main: () => Promise<void>, complain: (line: string) => void): Promise<void>;
};

/** What a process has opened, and how it ends. A stop while starting closes just what is open by then. */
export function createProcess(): Process {
  const opened: (() => Promise<unknown>)[] = [];
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), CLOSING_MS).unref();
    for (const close of opened.reverse()) await close();
    process.exit(code);
  };
  return {
    keep: (close) => void opened.push(close),
    isStopping: () => isStopping,
    stop,
    run: async (main, complain) => {
      process.once('SIGTERM', () => void stop(0));
      process.once('SIGINT', () => void stop(0));
      await main().catch(async (error: unknown) => {
        if (isStopping) return;
        complain(error instanceof Error ? error.message : String(error));
        await stop(1);
      });
    },
  };
}
