import { fileTypeFromBuffer } from 'file-type';
import type { PaperProblem, PaperReader, PaperResult } from '../ports/paper-reader.ts';
import { readImage } from './paper-image.ts';
import { createPdfReader } from './paper-pdf.ts';

const IMAGES = new Set(['image/jpeg', 'image/png', 'image/webp']);
const PHONE_FORMATS = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

const refused = (problem: PaperProblem, found: Readonly<Record<string, number>>): PaperResult => ({
  ok: false,
  problem,
  found,
});

/** What a candidate uploads is never kept: an image is drawn anew, a PDF is written anew from its pages. */
export function createPaperReader(): PaperReader {
  const pdfs = createPdfReader();
  return {
    async read(upload, limits) {
      const bytes = upload.byteLength;
      if (bytes > limits.maxBytes) return refused('paper-too-large', { bytes });
      const type = (await fileTypeFromBuffer(upload))?.mime ?? '';
      if (IMAGES.has(type)) return readImage(upload);
      if (type === 'application/pdf') return pdfs.read(upload, limits);
      return refused(PHONE_FORMATS.has(type) ? 'paper-heic' : 'paper-unreadable', { bytes });
    },
    close: () => pdfs.close(),
  };
}
