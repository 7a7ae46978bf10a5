import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { NoVerdict, type VirusScanner } from '../../ports/virus-scanner.ts';

export type ClamdSettings = { readonly host: string; readonly port: number; readonly timeoutMs: number };

const CHUNK = 64 * 1024;

/** A chunk of clamd's INSTREAM: its length in four bytes, then the bytes; a length of nothing ends the stream. */
function framed(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.byteLength);
  return Buffer.concat([length, chunk]);
}

function send(socket: Socket, content: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < content.byteLength; at += CHUNK)
    socket.write(framed(content.subarray(at, at + CHUNK)));
  socket.write(framed(new Uint8Array()));
}

/** The answer of clamd: `stream: OK`, or `stream: <name> FOUND`; anything else is no verdict. */
function verdictOf(answer: string): 'clean' | 'infected' {
  const line = answer.replace(/\0$/, '').trim();
  if (line === 'stream: OK') return 'clean';
  if (line.endsWith(' FOUND')) return 'infected';
  throw new NoVerdict(`clamd gave no verdict: ${line.slice(0, 100)}`);
}

/** Asks a clamd over TCP, one connection a file. Rejects where it is away, slow or says something else. */
export function createClamd({ host, port, timeoutMs }: ClamdSettings): VirusScanner {
  return {
    async scan(content) {
      const socket = connect({ host, port });
      socket.setTimeout(timeoutMs, () => socket.destroy(new Error('clamd does not answer')));
      try {
        const answered = text(socket);
        send(socket, content);
        return verdictOf(await answered);
      } finally {
        socket.destroy();
      }
    },
  };
}
