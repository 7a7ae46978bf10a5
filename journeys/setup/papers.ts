import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { call } from '#contract/client.ts';
import { portrait } from './portrait.ts';
import { registrationOf } from './registration.ts';
import { EDITION, transportOver } from './wire.ts';

/** A picture as a phone takes it, for the browser's file chooser. */
export const photographed = async (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await portrait(),
});

/** Uploads a paper through the wire, for whatever is still missing. */
export async function uploadMissing(window: Page, edition: string = EDITION): Promise<void> {
  const params = { edition };
  const wire = transportOver(window.request);
  const buffer = await portrait();
  const { papers } = await registrationOf(window, edition);
  for (const { key: item, missing } of papers?.items ?? []) {
    if (!missing) continue;
    const body = { item, size: buffer.byteLength, sha256: createHash('sha256').update(buffer).digest('hex') };
    let state = await call(wire, 'openUpload', { params, body });
    while (!state.complete) {
      const url = `/api/registrations/${edition}/uploads/${state.upload}?offset=${state.offset}`;
      const answer = await window.request.put(url, {
        headers: { 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
        data: buffer.subarray(state.offset, state.offset + state.partBytes),
      });
      state = await answer.json();
    }
    await call(wire, 'attachPaper', { params: { ...params, item }, body: { upload: state.upload } });
  }
}
