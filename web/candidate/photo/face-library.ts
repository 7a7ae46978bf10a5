import { faceLibrarySettings, foundFaces } from '#domain/photo/face-library.ts';
import { type Looks, measureLooks, type Pixels } from '#domain/photo/measure-looks.ts';

/** Null where nobody can look here: then the server does. */
export type Look = (pixels: Pixels) => Promise<Looks | null>;

/** Loads the library, which is large, with its files from this address; rejects where it does not run. */
export async function openFaceLibrary(files: string): Promise<(pixels: Pixels) => Promise<Looks>> {
  const { Human } = await import('@vladmandic/human');
  const human = new Human(faceLibrarySettings(files));
  human.tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await human.load();
  return async (pixels) => {
    const { width, height } = pixels;
    const picture = human.tf.tensor4d(Uint8Array.from(pixels.data), [1, height, width, 3], 'int32');
    try {
      const result = await human.detect(picture);
      if (result.error) throw new Error(result.error);
      return measureLooks(pixels, foundFaces(result.face));
    } finally {
      picture.dispose();
    }
  };
}
