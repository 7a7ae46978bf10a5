import { call, type RegistrationView } from '#contract/client.ts';
import { act, transportFor } from '../wire/wire.ts';

/** How far a file has come. */
export type Sent = { readonly bytes: number; readonly of: number };

/** One key for each intention of this upload, so that a repeated call does nothing twice. */
export type UploadKeys = { readonly open: string; readonly part: () => string; readonly attach: string };

/** Is there what the fingerprint of a file is made with? Not on pages without TLS. */
export const canUpload = () => typeof crypto.subtle?.digest === 'function';

async function fingerprint(file: Blob): Promise<string> {
  // Safari 13 has no Blob.arrayBuffer.
  const bytes = await new Response(file).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a file part by part and makes it a paper of the item. Begun again, it goes on where it broke off, for the
 * server knows the file by its fingerprint. Throws WireError.
 */
export async function uploadPaper(
  edition: string,
  item: string,
  file: Blob,
  keys: UploadKeys,
  onSent: (sent: Sent) => void,
): Promise<RegistrationView> {
  const params = { edition };
  const body = { item, size: file.size, sha256: await fingerprint(file) };
  let state = await act(keys.open, 'openUpload', { params, body });
  while (!state.complete) {
    onSent({ bytes: state.offset, of: file.size });
    const end = Math.min(state.offset + state.partBytes, file.size);
    const part = file.slice(state.offset, end, 'application/octet-stream');
    const transport = transportFor({ key: keys.part() });
    state = await call((request) => transport({ ...request, body: part }), 'sendPart', {
      params: { edition, upload: state.upload },
      query: { offset: String(state.offset) },
    });
  }
  onSent({ bytes: file.size, of: file.size });
  return act(keys.attach, 'attachPaper', { params: { edition, item }, body: { upload: state.upload } });
}
