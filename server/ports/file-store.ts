/** Where files are kept does not answer, or breaks off. Nothing is half done, and trying again is right. */
export class FilesAway extends Error {
  override readonly name = 'FilesAway';

  constructor(cause: unknown) {
    super(`the store of files is away: ${String(cause)}`, { cause });
  }
}

/** Private files by key, for example `photos/<candidate>/<sha256>.jpg`. Who may read is decided before it is asked. */
export interface FileStore {
  put(key: string, content: Uint8Array): Promise<void>;
  /** Null where nothing is stored under the key. */
  find(key: string): Promise<Uint8Array | null>;
  /** Written as it comes, and there only when all of it is. */
  write(key: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null where nothing is stored under the key. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | null>;
  delete(key: string): Promise<void>;
  /** Everything below this folder. */
  deleteAll(folder: string): Promise<void>;
  /** Every key, for copying the whole; in an order of its own that stays the same. */
  keys(): AsyncIterable<string>;
}
