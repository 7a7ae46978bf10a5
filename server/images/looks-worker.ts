// Faces are found by the same library as in the browser, in a thread of its own.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import type { Human } from '@vladmandic/human';
import { faceLibrarySettings, foundFaces } from '#domain/photo/face-library.ts';
import { type Looks, measureLooks, type Pixels } from '#domain/photo/measure-looks.ts';

export type LookerAnswer = { readonly looks: Looks } | { readonly failure: string };

/** What the library asks for under this address is read from the packages; nothing is ever fetched. */
const FILES = 'http://packages.invalid/';
const LIBRARY = import.meta.resolve('@vladmandic/human');
const WASM = import.meta.resolve('@tensorflow/tfjs-backend-wasm/package.json');

async function readPackaged(address: string): Promise<Response> {
  const name = address.startsWith(FILES) ? address.slice(FILES.length) : '';
  if (!/^[\w-]+\.(?:json|bin|wasm)$/.test(name)) throw new Error(`not a file of the packages: ${address}`);
  const file = name.endsWith('.wasm') ? new URL(`dist/${name}`, WASM) : new URL(`../models/${name}`, LIBRARY);
  const type = { json: 'application/json', wasm: 'application/wasm' }[name.split('.')[1] ?? ''];
  return new Response(await readFile(file), {
    headers: { 'content-type': type ?? 'application/octet-stream' },
  });
}

/** The build for Node wants native code or 290 MB of packages; the one for browsers runs here once it sees a browser's worker. */
function looksLikeABrowser(): void {
  Object.assign(globalThis, {
    fetch: (address: string | URL) => readPackaged(String(address)),
    WorkerGlobalScope: class {},
    self: globalThis,
    importScripts: () => undefined,
    location: { href: FILES },
  });
  Object.defineProperty(globalThis, 'process', { value: undefined });
}

async function openLibrary(): Promise<Human> {
  looksLikeABrowser();
  const library: typeof import('@vladmandic/human') = await import(new URL('human.esm.js', LIBRARY).href);
  const human = new library.Human(faceLibrarySettings(FILES));
  // Its threads would be a browser's.
  human.tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await human.load();
  if (human.tf.getBackend() !== 'wasm') throw new Error(`runs on ${human.tf.getBackend()} instead of wasm`);
  return human;
}

async function look(human: Human, pixels: Pixels): Promise<LookerAnswer> {
  const { data, width, height } = pixels;
  const picture = human.tf.tensor4d(Uint8Array.from(data), [1, height, width, 3], 'int32');
  try {
    const result = await human.detect(picture);
    if (result.error) return { failure: result.error };
    return { looks: measureLooks(pixels, foundFaces(result.face)) };
  } finally {
    picture.dispose();
  }
}

const opened = openLibrary();
parentPort?.on('message', async (pixels: Pixels) => {
  const answer: LookerAnswer = await opened
    .then((human) => look(human, pixels))
    .catch((error: unknown) => ({ failure: String(error) }));
  parentPort?.postMessage(answer);
});
