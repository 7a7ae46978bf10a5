import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import type { Fault } from '../control/faults.ts';
import { type Mailboxes, readLetter } from './mailboxes.ts';

const LARGEST = 256 * 1024;
const HANGS_MS = 30_000;

type Settings = {
  readonly folder: string;
  readonly mailboxes: Mailboxes;
  readonly faultOf: () => Fault | null;
  readonly now: () => Promise<Date>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

async function refusal({ faultOf, wait }: Settings): Promise<Error | null> {
  const fault = faultOf();
  if (fault === 'hangs') await wait(HANGS_MS);
  if (fault === 'hangs' || fault === 'answers-500') return answer(451, 'Try again later');
  return fault === 'unknown-recipient' ? answer(550, 'No such mailbox') : null;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** A mail server without encryption or passwords, on a port that it writes into its folder. */
export async function openPostOffice(settings: Settings): Promise<{ close: () => Promise<void> }> {
  const { folder, mailboxes, faultOf, now } = settings;
  const server = new SMTPServer({
    banner: 'stand-in of a mail server',
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: LARGEST,
    logger: false,
    onRcptTo: (_address, _session, done) => void refusal(settings).then((error) => done(error)),
    onData: (stream, session, done) =>
      void textOf(stream).then(async (source) => {
        const letter = readLetter(source, await now().catch(() => new Date()));
        for (const { address } of session.envelope.rcptTo) mailboxes.add(address.toLowerCase(), letter);
        done(faultOf() === 'accepts-and-fails' ? answer(451, 'Lost on the way') : null);
      }, done),
  });
  server.on('error', () => undefined);
  const file = path.join(folder, 'server.json');
  await mkdir(folder, { recursive: true });
  const port = await listen(server, await formerPort(file));
  await writeFile(file, JSON.stringify({ port }));
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The port of the last run: who has read it goes on. */
async function formerPort(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { port } = JSON.parse(text) as { port?: unknown };
  return typeof port === 'number' ? port : 0;
}

async function listen(server: SMTPServer, wanted: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
    });
  return tryPort(wanted).catch(() => tryPort(0));
}
