import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createPaperReader } from './paper-reader.ts';

const limits = { maxBytes: 5_000_000, maxSheets: 3 };
const reader = createPaperReader();
afterAll(() => reader.close());

const problemOf = async (upload: Uint8Array) => {
  const result = await reader.read(upload, limits);
  return result.ok ? result.paper.kind : result.problem;
};

async function pdf(arrange: (document: PDFDocument) => unknown = () => {}, sheets = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let i = 0; i < sheets; i += 1) document.addPage().drawText(`sheet ${i + 1}`);
  await arrange(document);
  return document.save();
}

const red = { create: { width: 60, height: 40, channels: 3 as const, background: '#aa2222' } };

describe('an image', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'in %s is drawn anew as JPEG, with a small one beside it',
    async (format) => {
      const result = await reader.read(await sharp(red).toFormat(format).toBuffer(), limits);
      if (!result.ok) throw new Error(result.problem);
      const { paper } = result;
      expect((await sharp(paper.content).metadata()).format).toBe('jpeg');
      expect(paper).toMatchObject({ kind: 'image', sheets: 1 });
      expect(paper.small).not.toBeNull();
    },
  );

  it('is turned upright, and forgets where and with what it was taken', async () => {
    const taken = await sharp(red)
      .withExif({ IFD0: { Model: 'secret-phone' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(taken.includes('Exif')).toBe(true);
    const result = await reader.read(taken, limits);
    if (!result.ok) throw new Error(result.problem);
    const seen = await sharp(result.paper.content).metadata();
    expect([seen.width, seen.height, seen.exif, seen.orientation]).toEqual([40, 60, undefined, undefined]);
  });

  it('takes nothing along that was hidden behind it', async () => {
    const clean = await sharp(red).jpeg().toBuffer();
    const polyglot = Buffer.concat([clean, Buffer.from('<script>alert(1)</script>'), await pdf()]);
    const result = await reader.read(polyglot, limits);
    if (!result.ok) throw new Error(result.problem);
    expect(Buffer.from(result.paper.content).includes('<script>')).toBe(false);
    expect(Buffer.from(result.paper.content).includes('%PDF')).toBe(false);
  });

  it('is no picture where it is broken, too vast, or something else', async () => {
    const whole = await sharp({ create: { ...red.create, width: 900, height: 900 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(await problemOf(whole.subarray(0, whole.length / 2))).toBe('paper-unreadable');
    const vast = await sharp({ create: { ...red.create, width: 9000, height: 9000 } })
      .png()
      .toBuffer();
    expect(vast.byteLength).toBeLessThan(limits.maxBytes);
    expect(await problemOf(vast)).toBe('paper-too-many-pixels');
    expect(await problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'paper-unreadable',
    );
    expect(await problemOf(Buffer.from('GIF89a'))).toBe('paper-unreadable');
    expect(await problemOf(new Uint8Array(5_000_001))).toBe('paper-too-large');
  });

  it('of the format of some phones is refused by its name', async () => {
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
      Buffer.alloc(64),
    ]);
    expect(await problemOf(heic)).toBe('paper-heic');
  });
});

describe('a PDF', () => {
  it('is written anew from its pages', async () => {
    const result = await reader.read(await pdf(() => {}, 2), limits);
    if (!result.ok) throw new Error(result.problem);
    expect(result.paper).toMatchObject({ kind: 'pdf', sheets: 2, small: null });
    expect((await PDFDocument.load(result.paper.content)).getPageCount()).toBe(2);
  });

  it('leaves behind what hung on it: a title, a first view, bytes after its end', async () => {
    const source = await pdf((document) => {
      document.setTitle('secret-title');
      const view = document.context.obj([document.getPage(0).ref, 'Fit']);
      document.catalog.set(PDFName.of('OpenAction'), view);
    });
    const result = await reader.read(Buffer.concat([source, Buffer.from('<script>')]), limits);
    if (!result.ok) throw new Error(result.problem);
    const kept = await PDFDocument.load(result.paper.content, { updateMetadata: false });
    expect(kept.getTitle()).toBeUndefined();
    expect(kept.catalog.has(PDFName.of('OpenAction'))).toBe(false);
    expect(Buffer.from(result.paper.content).includes('<script>')).toBe(false);
  });

  const action = (document: PDFDocument, entries: Record<string, string>) =>
    document.context.obj(Object.fromEntries(Object.entries(entries).map(([k, v]) => [k, PDFName.of(v)])));

  it.each([
    ['a script', (of: PDFDocument) => of.addJavaScript('run', 'app.alert(1)')],
    ['an attachment', (of: PDFDocument) => of.attach(new Uint8Array([77, 90]), 'run.exe')],
    [
      'a program to be launched',
      (of: PDFDocument) => of.catalog.set(PDFName.of('OpenAction'), action(of, { S: 'Launch' })),
    ],
    [
      'an action of a page',
      (of: PDFDocument) => of.getPage(0).node.set(PDFName.of('AA'), of.context.obj({ O: PDFString.of('x') })),
    ],
    [
      'a form that is sent off',
      (of: PDFDocument) =>
        of
          .getPage(0)
          .node.set(PDFName.of('Annots'), of.context.obj([{ A: action(of, { S: 'SubmitForm' }) }])),
    ],
  ])('with %s is refused, also where it lies in an object stream', async (_what, arrange) => {
    const packed = await pdf(arrange);
    expect(Buffer.from(packed).includes('/ObjStm')).toBe(true);
    expect(await problemOf(packed)).toBe('paper-not-plain');
    const document = await PDFDocument.create();
    document.addPage();
    await arrange(document);
    expect(await problemOf(await document.save({ useObjectStreams: false }))).toBe('paper-not-plain');
  });

  it('with a name written in hexadecimal is refused all the same', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.addJavaScript('run', 'app.alert(1)');
    const plain = Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1');
    const disguised = plain.replaceAll('/JavaScript', '/Java#53cript').replaceAll('/JS', '/#4a#53');
    expect(disguised).not.toContain('/JS');
    expect(await problemOf(Buffer.from(disguised, 'latin1'))).toBe('paper-not-plain');
  });

  it('has no more pages than are allowed, and at least one', async () => {
    expect(await problemOf(await pdf(() => {}, 4))).toBe('paper-too-many-sheets');
    expect(await problemOf(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('paper-unreadable');
  });

  it('under a password is refused by its name', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ userPassword: 'weikao', ownerPassword: 'weikao' });
    expect(await problemOf(await document.save())).toBe('paper-encrypted');
    const forPrintingOnly = await PDFDocument.create();
    forPrintingOnly.addPage();
    forPrintingOnly.encrypt({ ownerPassword: 'weikao' });
    expect(await problemOf(await forPrintingOnly.save())).toBe('paper-encrypted');
  });

  it('that unpacks to more than a server holds is refused before it is believed', async () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000));
    expect(bomb.byteLength).toBeLessThan(limits.maxBytes);
    const head = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.byteLength}>>\nstream\n`;
    const file = Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream\nendobj\n%%EOF')]);
    expect(await problemOf(file)).toBe('paper-unreadable');
    expect(await problemOf(await pdf())).toBe('pdf');
  });
});
