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
}
