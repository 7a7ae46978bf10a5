import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import type { Frame } from '../candidate/photo/crop-rectangle.ts';
import { cutOut } from '../candidate/photo/picture.ts';

/** Far above what is printed; phones refuse to draw much more. */
const MOST = { width: 2800, height: 4000 };
/** Exams ask for a least size of the file: a plain picture needs finer quality to reach it. */
const QUALITIES = [0.92, 0.97, 1];

/** The frame as a JPEG file: the coarsest quality that is heavy enough, or the finest there is. */
export async function encodePhoto(
  picture: HTMLImageElement,
  frame: Frame,
  limits: PhotoLimits,
): Promise<Blob> {
  const canvas = cutOut(picture, frame, MOST);
  let photo = await toJpeg(canvas, QUALITIES[0] ?? 1);
  for (const quality of QUALITIES.slice(1)) {
    if (photo.size >= limits.minBytes) break;
    photo = await toJpeg(canvas, quality);
  }
  return photo;
}

const toJpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob>((resolve, reject) => {
    const take = (photo: Blob | null) =>
      photo === null ? reject(new Error('this browser cannot make a JPEG')) : resolve(photo);
    canvas.toBlob(take, 'image/jpeg', quality);
  });
