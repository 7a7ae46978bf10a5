/** Worker thread of the form printer: one form in, one answer out. Typst compiles synchronously. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import bwipjs from 'bwip-js/node';
import type { PrintedFile, PrintedForm, PrintedSheet } from '../ports/form-printer.ts';
import { glyphCoverage } from './glyph-coverage.ts';

/** A form or an employer's sheet to be printed, or printed ones to be bound together. */
export type PrinterTask =
  | PrintedForm
  | { readonly sheet: PrintedSheet }
  | { readonly bind: readonly Uint8Array[] };
export type PrinterAnswer = { readonly file: PrintedFile } | { readonly failure: string };

const TEMPLATE = path.join(import.meta.dirname, 'registration-form.typ');
const SHEET_TEMPLATE = path.join(import.meta.dirname, 'employer-sheet.typ');
const PHOTO = path.join(import.meta.dirname, 'photo.jpg');
const NOTO_SANS_SC = path.dirname(
  fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
);
const HANAZONO = '/usr/share/fonts/truetype/hanazono';
const FORMS_A_CACHED_RESULT_MAY_IDLE = 5;

/** In the order in which a character looks for its glyph; HanaMin brings the rare ones, where installed. */
const FONTS = [
  { family: 'Noto Sans SC', file: path.join(NOTO_SANS_SC, '400Regular', 'NotoSansSC_400Regular.ttf') },
  { family: 'HanaMinA', file: path.join(HANAZONO, 'HanaMinA.ttf') },
  { family: 'HanaMinB', file: path.join(HANAZONO, 'HanaMinB.ttf') },
].filter(({ file }) => existsSync(file));

const coverage = glyphCoverage(FONTS.map(({ file }) => readFileSync(file)));
const compiler = NodeCompiler.create({
  workspace: import.meta.dirname,
  fontArgs: [
    { fontPaths: [...FONTS.map(({ file }) => path.dirname(file)), path.join(NOTO_SANS_SC, '700Bold')] },
  ],
});

/** Everything a template reads: its words, all drawable, and what the worker adds of its own. */
function templateInputs(
  words: { readonly code: { readonly value: string } },
  missing: Set<string>,
): Record<'data' | 'setting', string> {
  const setting = {
    fonts: FONTS.map(({ family }) => family),
    qrCode: bwipjs.toSVG({ bcid: 'qrcode', text: words.code.value }),
    code128: bwipjs.toSVG({ bcid: 'code128', text: words.code.value, height: 10 }),
  };
  const data = JSON.stringify(words, (_key, value: unknown) =>
    typeof value === 'string' ? coverage.drawable(value, missing) : value,
  );
  return { data, setting: JSON.stringify(setting) };
}

function print({ photo, frozenAt, ...words }: PrintedForm): PrintedFile {
  compiler.mapShadow(PHOTO, Buffer.from(photo));
  return set(TEMPLATE, words, frozenAt);
}

function set(template: string, words: Parameters<typeof templateInputs>[0], at: Date): PrintedFile {
  const missing = new Set<string>();
  const compiled = compiler.compile({ mainFilePath: template, inputs: templateInputs(words, missing) });
  const document = compiled.result;
  if (!document) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
  const pdf = compiler.pdf(document, {
    creationTimestamp: Math.floor(at.getTime() / 1000),
    pdfStandard: 'a-2b',
  });
  compiler.evictCache(FORMS_A_CACHED_RESULT_MAY_IDLE);
  return { pdf: new Uint8Array(pdf), missingGlyphs: [...missing].sort() };
}

/** Here and not in the server's own thread: a hundred forms take seconds. */
async function bind(pdfs: readonly Uint8Array[]): Promise<PrintedFile> {
  const bound = await PDFDocument.create();
  for (const pdf of pdfs) {
    const one = await PDFDocument.load(pdf);
    for (const page of await bound.copyPages(one, one.getPageIndices())) bound.addPage(page);
  }
  return { pdf: await bound.save(), missingGlyphs: [] };
}

async function done(task: PrinterTask): Promise<PrintedFile> {
  if ('bind' in task) return bind(task.bind);
  if (!('sheet' in task)) return print(task);
  const { madeAt, ...words } = task.sheet;
  return set(SHEET_TEMPLATE, words, madeAt);
}

async function answer(task: PrinterTask): Promise<PrinterAnswer> {
  try {
    return { file: await done(task) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: PrinterTask) => {
  void answer(task).then((answered) => parentPort?.postMessage(answered));
});
