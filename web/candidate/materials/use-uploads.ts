import { useRef, useState } from 'react';
import { WireError } from '../transport.ts';
import { rememberRegistration } from '../wire/queries.ts';
import { newKey } from '../wire/wire.ts';
import { type Sent, type UploadKeys, uploadPaper } from './upload-paper.ts';

export type Uploading = {
  readonly file: File;
  readonly sent: Sent | null;
  /** Why it stopped; null while it runs. */
  readonly error: WireError | null;
};

/** The files that are being uploaded for one item, one after the other. */
export function useUploads(edition: string, item: string) {
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const waiting = useRef<File[]>([]);
  const keys = useRef<UploadKeys>(newKeys());

  async function send(file: File): Promise<void> {
    setUploading({ file, sent: null, error: null });
    try {
      const onSent = (sent: Sent) => setUploading({ file, sent, error: null });
      rememberRegistration(await uploadPaper(edition, item, file, keys.current, onSent));
      next();
    } catch (thrown) {
      if (!(thrown instanceof WireError)) throw thrown;
      // What was refused would be refused again under its key; what did not get through is the same intention.
      if (!thrown.passes) keys.current = newKeys();
      setUploading({ file, sent: null, error: thrown });
    }
  }

  function next(): void {
    keys.current = newKeys();
    const file = waiting.current.shift();
    if (file === undefined) setUploading(null);
    else void send(file);
  }

  function add(files: readonly File[]): void {
    const isIdle = uploading === null;
    waiting.current.push(...files);
    if (isIdle) next();
  }

  return { uploading, add, goOn: () => uploading && void send(uploading.file), giveUp: next };
}

const newKeys = (): UploadKeys => ({ open: newKey(), part: newKey, attach: newKey() });
