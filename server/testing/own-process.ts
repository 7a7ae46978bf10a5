import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createFolderStore } from '../files/folder-store.ts';
import { type CryptoSettings, USUAL_CRYPTO } from '../keys/keys.ts';
import { createServices } from '../main-services.ts';
import type { ExportSettings } from '../main-write-export.ts';
import { MASTER_KEY } from './templates.ts';
import type { TestProduct } from './test-product.ts';

/** The services of a process that a test has started beside the product, over the same database and files. */
export async function servicesOfTest() {
  const [appUrl = '', officeUrl = '', filesFolder = '', now = ''] = process.argv.slice(2);
  const clock = { now: () => new Date(now), wall: () => new Date(now) };
  return createServices(
    {
      appUrl,
      officeUrl,
      poolSize: 4,
      masterKey: MASTER_KEY,
      files: createFolderStore(filesFolder),
      messenger: { send: () => undefined },
      limits: { failuresPerAddress: 100, messagesADay: 100_000 },
      puzzleDigits: null,
      factorPolicy: 'optional',
      gateways: new Map(),
      outside: { channels: new Map(), wechat: null, smsReports: null },
      publicUrl: 'http://localhost:3000',
      internalUrl: 'http://127.0.0.1:3000',
      lookAtPhotos: false,
      onError: (error) => console.error(error.message),
    },
    async () => clock,
  );
}

/** What the process of an export is given, over this database and these files. */
export function exportSettings(
  urls: ExportSettings['urls'],
  filesFolder: string,
  crypto: CryptoSettings = USUAL_CRYPTO,
): ExportSettings {
  // Of an installation, files are a folder in that of its data.
  const inside = path.join(filesFolder, 'files');
  if (!existsSync(inside)) symlinkSync('.', inside);
  const files = { files: { place: 'folder' }, dataFolder: filesFolder } as const;
  return { urls, root: MASTER_KEY, crypto, files, clock: 'system' };
}

export type OwnProcess = ChildProcessByStdio<null, Readable, Readable>;

/** Runs a script of this folder as a process of its own; `node` are options of Node, `more` what it is told besides. */
export function startBeside(
  { database, filesFolder }: TestProduct,
  script: string,
  now: string,
  { node = [], more = [] }: { readonly node?: readonly string[]; readonly more?: readonly string[] } = {},
): OwnProcess {
  const { app, office } = database.urls;
  const file = path.join(import.meta.dirname, script);
  return spawn(process.execPath, [...node, file, app, office, filesFolder, now, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** As a power cut would end it. */
export async function kill(child: OwnProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
