import { type Look, openFaceLibrary } from '../candidate/photo/face-library.ts';
import { FILES } from './embedded-files.ts';

let opened: ReturnType<typeof openFaceLibrary> | null = null;

/** Looks with what this page carries; null in a browser that cannot. */
export const lookOffLine: Look = async (pixels) => {
  opened ??= openFaceLibrary(FILES);
  return opened.then((look) => look(pixels)).catch(() => null);
};
