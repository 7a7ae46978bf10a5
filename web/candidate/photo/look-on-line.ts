import type { Looks, Pixels } from '#domain/photo/measure-looks.ts';
import { type Look, openFaceLibrary } from './face-library.ts';

/** Who still waits after this has the server look. */
const PATIENCE_MS = 20_000;

let opened: Promise<(pixels: Pixels) => Promise<Looks>> | null = null;

/** A line on which two megabytes are not asked for: the server looks at every photo anyway. */
export function isSlowLine(surroundings: object): boolean {
  const line: unknown = 'connection' in surroundings ? surroundings.connection : null;
  if (typeof line !== 'object' || line === null) return false;
  const saves = 'saveData' in line && line.saveData === true;
  return saves || ('effectiveType' in line && /2g$/.test(String(line.effectiveType)));
}

const afterPatience = () =>
  new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS);
  });

/** Looks in the page; null on a slow line, in an old browser, or after too long. */
export const lookOnLine: Look = async (pixels) => {
  if (isSlowLine(navigator)) return null;
  opened ??= openFaceLibrary('/face/');
  const looked = opened.then((look) => look(pixels)).catch(() => null);
  return Promise.race([looked, afterPatience()]);
};
