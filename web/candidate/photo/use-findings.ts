import { useEffect, useState } from 'react';
import { checkPhoto, type Finding } from '#domain/photo/check-photo.ts';
import type { Looks } from '#domain/photo/measure-looks.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import type { Frame } from './crop-rectangle.ts';
import type { Look } from './face-library.ts';
import { cutOut, openPicture, pixelsOf } from './picture.ts';

/** Enough for a face and for the preview, little enough to be quick. */
const LOOKED_AT = { width: 480, height: 672 };
/** Who is still moving the photo is not interrupted. */
const SETTLED_MS = 300;

export type Judged = {
  readonly findings: readonly Finding[];
  /** Still looking for a face. */
  readonly busy: boolean;
  /** The cut photo, as an address. */
  readonly cut: string;
};

type Settings = {
  readonly limits: PhotoLimits;
  readonly look: Look;
  /** What the file to be sent weighs. */
  readonly weigh: (picture: HTMLImageElement, frame: Frame) => Promise<number>;
};

/** The rules' verdict on what is within the frame, once the frame rests; null before the first. */
export function useFindings(address: string, frame: Frame | null, settings: Settings): Judged | null {
  const [judged, setJudged] = useState<Judged | null>(null);
  useEffect(() => {
    if (frame === null) return;
    let isStale = false;
    const show = (next: Judged) => {
      if (!isStale) setJudged(next);
    };
    const timer = setTimeout(() => {
      judge(address, frame, settings, show).catch(() => undefined);
    }, SETTLED_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [address, frame, settings]);
  return judged;
}

async function judge(
  address: string,
  frame: Frame,
  { limits, look, weigh }: Settings,
  show: (judged: Judged) => void,
): Promise<void> {
  const picture = await openPicture(address);
  const canvas = cutOut(picture, frame, LOOKED_AT);
  const cut = canvas.toDataURL('image/jpeg', 0.9);
  const bytes = await weigh(picture, frame);
  const check = (looks: Looks | null) =>
    checkPhoto({ isPhoto: true, bytes, width: frame.width, height: frame.height, looks }, limits);
  show({ findings: check(null), busy: true, cut });
  show({ findings: check(await look(pixelsOf(canvas))), busy: false, cut });
}
