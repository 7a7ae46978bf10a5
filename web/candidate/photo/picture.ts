import type { Pixels } from '#domain/photo/measure-looks.ts';
import { type Frame, type Size, sizeWhenTurned } from './crop-rectangle.ts';

/** Upright, as browsers show it. Rejects what they cannot open. */
export async function openPicture(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return picture;
}

/** The part within the frame on a canvas of its own, on white, never enlarged, `most` in size. */
export function cutOut(picture: HTMLImageElement, frame: Frame, most: Size): HTMLCanvasElement {
  const { width, height, left, top, turn } = frame;
  const scale = Math.min(1, most.width / width, most.height / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = penOf(canvas);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const turned = sizeWhenTurned({ width: picture.naturalWidth, height: picture.naturalHeight }, turn);
  pen.scale(scale, scale);
  pen.translate(turned.width / 2 - left, turned.height / 2 - top);
  pen.rotate((turn * Math.PI) / 180);
  pen.drawImage(picture, -picture.naturalWidth / 2, -picture.naturalHeight / 2);
  return canvas;
}

/** Red, green and blue of each pixel, as the rules want them. */
export function pixelsOf(canvas: HTMLCanvasElement): Pixels {
  const { width, height } = canvas;
  const { data: painted } = penOf(canvas).getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < painted.length; from += 4, to += 3) {
    data.set(painted.subarray(from, from + 3), to);
  }
  return { data, width, height };
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('this browser cannot draw');
  return pen;
}
