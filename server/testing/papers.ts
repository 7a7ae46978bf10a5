import { createHash } from 'node:crypto';
import type { RegistrationView } from '#contract/client.ts';
import { drawPortrait } from '../demo/portrait.ts';
import type { TestBrowser } from './test-product.ts';
import { EDITION } from './thread.ts';

/** A picture to upload, told from others by a number. */
export const drawPaper = async (seed: number): Promise<Buffer> => Buffer.from(await drawPortrait(seed));

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export const PART = { 'content-type': 'application/octet-stream' };

/** Begins an upload and says where it stands. */
export const openUpload = (browser: TestBrowser, item: string, bytes: Uint8Array, edition = EDITION) =>
  browser.get('openUpload', {
    params: { edition },
    body: { item, size: bytes.byteLength, sha256: sha256(bytes) },
  });

/** One part, from where it begins. */
export function sendPart(
  browser: TestBrowser,
  upload: string,
  offset: number,
  bytes: Uint8Array,
  edition = EDITION,
) {
  const input = { params: { edition, upload }, query: { offset: String(offset) }, body: bytes };
  return browser.send('sendPart', input, { headers: PART });
}

/** Sends a file part by part, as the portal does; gives the upload's id. */
export async function sendWhole(
  browser: TestBrowser,
  item: string,
  bytes: Buffer,
  edition = EDITION,
): Promise<string> {
  let state = await openUpload(browser, item, bytes, edition);
  while (!state.complete) {
    const part = bytes.subarray(state.offset, state.offset + state.partBytes);
    state = (await sendPart(browser, state.upload, state.offset, part, edition)).json();
  }
  return state.upload;
}

export async function uploadPaper(
  browser: TestBrowser,
  item: string,
  bytes: Buffer,
  edition = EDITION,
): Promise<RegistrationView> {
  const upload = await sendWhole(browser, item, bytes, edition);
  return browser.get('attachPaper', { params: { edition, item }, body: { upload } });
}

/** Prints the form where that comes first, and uploads everything that is still missing. */
export async function uploadAll(
  browser: TestBrowser,
  bytes?: Buffer,
  edition = EDITION,
): Promise<RegistrationView> {
  const paper = bytes ?? (await drawPaper(1));
  let view = await browser.get('getRegistration', { params: { edition } });
  if (view.actions.includes('print-form')) view = await browser.get('freezeForm', { params: { edition } });
  for (const { key, missing } of view.papers?.items ?? [])
    if (missing) view = await uploadPaper(browser, key, paper, edition);
  return view;
}

export async function closePapers(browser: TestBrowser, edition = EDITION): Promise<RegistrationView> {
  const { rev } = await browser.get('getRegistration', { params: { edition } });
  return browser.get('closePapers', { params: { edition }, body: { rev } });
}
