/** Worker thread of the PDF reader: one file in, one answer out. */
import { parentPort } from 'node:worker_threads';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { PaperResult } from '../ports/paper-reader.ts';
import { inflatesTooFar } from './inflation.ts';
import type { PdfQuestion } from './paper-pdf.ts';

/** Keys that make a document do something, or carry something else along. */
const NOT_PLAIN_KEYS = new Set(['JS', 'JavaScript', 'AA', 'EmbeddedFiles', 'RichMediaContent', 'XFA']);
/** What an action or an object may not be; going to a page is harmless. */
const NOT_PLAIN_NAMES = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'EmbeddedFile',
  'RichMedia',
  'Movie',
  'Sound',
  '3D',
]);
const DEEPEST = 60;

/** Looks into everything that an object holds itself; what it refers to is an object of its own. */
function isPlain(object: PDFObject | undefined, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (object instanceof PDFStream) return isPlain(object.dict, depth);
  if (object instanceof PDFArray) return object.asArray().every((each) => isPlain(each, depth + 1));
  if (!(object instanceof PDFDict)) return true;
  return object.entries().every(([key, value]) => {
    if (NOT_PLAIN_KEYS.has(key.decodeText())) return false;
    const isKind = ['S', 'Type', 'Subtype'].includes(key.decodeText());
    if (isKind && value instanceof PDFName && NOT_PLAIN_NAMES.has(value.decodeText())) return false;
    return isPlain(value, depth + 1);
  });
}

/** The pages, in a document of our own: whatever hung on the old one stays behind with it. */
async function rewrite(source: PDFDocument): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false });
  for (const page of await made.copyPages(source, source.getPageIndices())) made.addPage(page);
  return made.save();
}

async function read({ upload, maxSheets }: PdfQuestion): Promise<PaperResult> {
  const bytes = upload.byteLength;
  if (inflatesTooFar(upload)) return { ok: false, problem: 'paper-unreadable', found: { bytes } };
  const source = await PDFDocument.load(upload, { updateMetadata: false, ignoreEncryption: true });
  // Nothing that is encrypted is copied as it is: it would be unreadable in a document of our own.
  if (source.isEncrypted) return { ok: false, problem: 'paper-encrypted', found: { bytes } };
  const objects = source.context.enumerateIndirectObjects();
  if (!objects.every(([, object]) => isPlain(object))) {
    return { ok: false, problem: 'paper-not-plain', found: { bytes } };
  }
  const sheets = source.getPageCount();
  if (sheets === 0) return { ok: false, problem: 'paper-unreadable', found: { bytes } };
  if (sheets > maxSheets)
    return { ok: false, problem: 'paper-too-many-sheets', found: { sheets, maxSheets } };
  const content = await rewrite(source);
  return { ok: true, paper: { kind: 'pdf', content, small: null, sheets } };
}

async function answer(question: PdfQuestion): Promise<PaperResult> {
  try {
    return await read(question);
  } catch {
    return { ok: false, problem: 'paper-unreadable', found: { bytes: question.upload.byteLength } };
  }
}

parentPort?.on('message', async (question: PdfQuestion) => parentPort?.postMessage(await answer(question)));
