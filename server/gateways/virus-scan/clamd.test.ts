import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { NoVerdict } from '../../ports/virus-scanner.ts';
import { createClamd } from './clamd.ts';

/** The test pattern of the antivirus industry, put together here so that this file is none. */
const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

let server: Server | undefined;
afterEach(() => server?.close());

/** What stands behind the frames, or null while the stream has not ended. */
function streamIn(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (!bytes.toString('latin1').startsWith(command)) return null;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** Speaks clamd's INSTREAM; `says` is given what was streamed. */
async function standIn(says: (content: Buffer) => string | null) {
  const started = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const content = streamIn(received);
      const answer = content === null ? null : says(content);
      if (answer !== null) socket.end(`${answer}\0`);
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  return createClamd({ host: '127.0.0.1', port, timeoutMs: 300 });
}

const scanning = (content: Buffer) =>
  content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';

describe('clamd', () => {
  it('is told the whole file, in frames, and believed', async () => {
    const clamd = await standIn(scanning);
    expect(await clamd.scan(Buffer.alloc(300_000, 1))).toBe('clean');
    expect(await clamd.scan(Buffer.concat([Buffer.alloc(200_000), EICAR]))).toBe('infected');
  });

  it('that says something else, nothing, or is not there gives no verdict', async () => {
    const odd = await standIn(() => 'INSTREAM size limit exceeded. ERROR');
    await expect(odd.scan(EICAR)).rejects.toThrow(NoVerdict);
    const silent = await standIn(() => null);
    await expect(silent.scan(EICAR)).rejects.toThrow('does not answer');
    const absent = createClamd({ host: '127.0.0.1', port: 9, timeoutMs: 300 });
    await expect(absent.scan(EICAR)).rejects.toThrow();
  });
});
