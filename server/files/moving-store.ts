import { type FileStore, FilesAway } from '../ports/file-store.ts';

async function orNothing<Found>(asked: Promise<Found | null>): Promise<Found | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof FilesAway) return null;
    throw error;
  }
}

/**
 * Files on their way from one place to another. The old one stays whole: all is written and deleted there first, so that
 * processes that know only the old place go on, and what moves the files (`moveFiles`) sees what changes under its hands.
 */
export function createMovingStore(old: FileStore, next: FileStore): FileStore {
  return {
    put: async (key, content) => {
      await old.put(key, content);
      await next.put(key, content);
    },
    find: async (key) => (await orNothing(next.find(key))) ?? old.find(key),
    write: async (key, chunks) => {
      await old.write(key, chunks);
      const whole = await old.read(key);
      if (whole !== null) await next.write(key, whole);
    },
    read: async (key) => (await orNothing(next.read(key))) ?? old.read(key),
    delete: async (key) => {
      await old.delete(key);
      await next.delete(key);
    },
    deleteAll: async (folder) => {
      await old.deleteAll(folder);
      await next.deleteAll(folder);
    },
    keys: () => old.keys(),
  };
}
