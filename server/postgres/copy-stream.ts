import { once } from 'node:events';
import type { Socket } from 'node:net';
import type pg from 'pg';

/** What the driver offers of the protocol's COPY, and does not describe. */
type Wire = {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/** Streams rows in the format of the COPY statement into a table, at the pace at which the server takes them. */
export function copyStream(
  client: pg.ClientBase,
  statement: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null;
    const pump = async (wire: Wire) => {
      try {
        for await (const chunk of chunks) {
          if (failure !== null) return;
          wire.sendCopyFromChunk(chunk);
          if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
        }
        wire.endCopyFrom();
      } catch (error) {
        failure ??= error instanceof Error ? error : new Error(String(error));
        wire.sendCopyFail('the rows broke off');
      }
    };
    client.query({
      submit: (connection: pg.Connection) => (connection as unknown as Wire).query(statement),
      handleCopyInResponse: (wire: Wire) => void pump(wire),
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        // What broke on our side is the reason; what the server says of it only follows.
        failure ??= error;
        reject(failure);
      },
      handleReadyForQuery: () => (failure === null ? resolve() : reject(failure)),
    } as pg.Submittable);
  });
}
