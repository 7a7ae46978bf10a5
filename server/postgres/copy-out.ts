import type { Socket } from 'node:net';
import type pg from 'pg';

type Wire = { readonly stream: Socket; query(text: string): void };

/** So much may wait for whoever writes it down before the server is asked to wait, too. */
const MOST_WAITING = 4 * 1024 * 1024;

/** The bytes of a COPY … TO STDOUT, at the pace at which they are taken. */
export async function* copyOut(client: pg.ClientBase, statement: string): AsyncIterable<Buffer> {
  const waiting: Buffer[] = [];
  let bytes = 0;
  let wire: Wire | null = null;
  let wake = () => {};
  const done = new Promise<void>((resolve, reject) => {
    let failure: Error | null = null;
    client.query({
      submit: (connection: pg.Connection) => {
        wire = connection as unknown as Wire;
        wire.query(statement);
      },
      handleCopyData: ({ chunk }: { readonly chunk: Buffer }) => {
        // A view of the driver's own buffer, which holds something else a moment later.
        waiting.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > MOST_WAITING) wire?.stream.pause();
        wake();
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failure = error;
        reject(error);
      },
      handleReadyForQuery: () => (failure === null ? resolve() : reject(failure)),
    } as unknown as pg.Submittable);
  });
  let isDone = false;
  const ended = done.finally(() => {
    isDone = true;
    wake();
  });
  ended.catch(() => {});
  while (!isDone || waiting.length > 0) {
    const parts = waiting.splice(0);
    bytes = 0;
    (wire as Wire | null)?.stream.resume();
    if (parts.length > 0) yield Buffer.concat(parts);
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isDone || waiting.length > 0) resolve();
      });
  }
  await ended;
}
