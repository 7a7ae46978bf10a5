import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedForm, PrintedLine } from '../ports/form-printer.ts';
import { createFormPrinter } from './typst-form-printer.ts';

const RARE_FONT = existsSync('/usr/share/fonts/truetype/hanazono/HanaMinB.ttf');

/** JPEG, 21 × 30 pixels. */
const PHOTO = new Uint8Array(
  Buffer.from(
    '/9j/2wBDABAQEBAREBIUFBIZGxgbGSUiHx8iJTgoKygrKDhVNT41NT41VUtbSkVKW0uHal5eaoecg3yDnL2pqb3u4u7/////' +
      '2wBDARAQEBAREBIUFBIZGxgbGSUiHx8iJTgoKygrKDhVNT41NT41VUtbSkVKW0uHal5eaoecg3yDnL2pqb3u4u7/////wgAR' +
      'CAAeABUDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAFQEBAQAAAAAAAAAAAAAAAAAAAQP/2gAMAwEAAhAD' +
      'EAAAAN+myYX1AvABBP/EACIQAAEDAwQDAQAAAAAAAAAAAAMBAhIABREEECJSEyAxcv/aAAgBAQABPwAphhbJ64oVz0xHo3k3' +
      '9bXZMGH1hsKXjHL7FM0UIzNi9M0K2aYT0fydjt6//8QAGBEBAAMBAAAAAAAAAAAAAAAAAQIQEQP/2gAIAQIBAT8Al0SWUxF3' +
      'K//EABgRAQEBAQEAAAAAAAAAAAAAAAECEBED/9oACAEDAQE/AI8pZ7hVBwc//9k=',
    'base64',
  ),
);

/** JPEG, 12 × 17 pixels. */
const OTHER_PHOTO = new Uint8Array(
  Buffer.from(
    '/9j/2wBDABQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////' +
      '2wBDARQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////wgAR' +
      'CAARAAwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAVAQEBAAAAAAAAAAAAAAAAAAAAA//aAAwDAQACEAMQ' +
      'AAAAjCkwP//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8AX//EABQRAQAAAAAAAAAAAAAAAAAAABD/2gAIAQIBAT8A' +
      'P//EABQRAQAAAAAAAAAAAAAAAAAAABD/2gAIAQMBAT8AP//Z',
    'base64',
  ),
);

const line = (label: string, value: string): PrintedLine => ({ label, value, wide: false });
const wideLine = (label: string, value: string): PrintedLine => ({ label, value, wide: true });

const HISTORY =
  '2016年7月至2019年3月在温州市中心医院心内科任护士\n2019年4月至今在浙江大学医学院附属第二医院任护士';

function formOf(name: string, history = HISTORY): PrintedForm {
  return {
    title: '2026年卫生专业技术资格考试报名申请表',
    number: { label: '报名序号', value: '3301202600018427' },
    code: { label: '验证码', value: '7KQ4M2XR01' },
    photo: PHOTO,
    sections: [
      {
        title: '基本信息',
        lines: [
          line('姓名', name),
          line('证件号码', '33010619930412572X'),
          wideLine('通讯地址', '杭州市解放路88号'),
        ],
      },
      { title: '工作情况', lines: [line('单位性质', '事业单位'), wideLine('专业工作经历', history)] },
    ],
    pledge: '本人承诺所填报信息真实、准确、完整。',
    signatureLines: ['考生签名', '日期'],
    boxes: ['单位审查意见及盖章', '考点意见', '考区意见'],
    footer: '请用A4纸打印，不得涂改',
    frozenAt: new Date('2025-12-20T03:04:05Z'),
  };
}

const printer = createFormPrinter();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'printed-form-'));
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program of poppler or zbar on the printed file, `form.pdf` in its working folder. */
function examine(pdf: Uint8Array, program: string, ...args: string[]): string {
  writeFileSync(path.join(folder, 'form.pdf'), pdf);
  return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
const textOf = (pdf: Uint8Array) => examine(pdf, 'pdftotext', '-layout', 'form.pdf', '-');
const pagesOf = (pdf: Uint8Array) => Number(/Pages:\s+(\d+)/.exec(examine(pdf, 'pdfinfo', 'form.pdf'))?.[1]);

describe('the printed registration form', () => {
  it('D4 (2026): carries all that was filled in and the code', async () => {
    const { pdf, missingGlyphs } = await printer.print(formOf('欧阳静怡'));
    const text = textOf(pdf);
    for (const part of ['欧阳静怡', '33010619930412572X', '杭州市解放路88号', '附属第二医院', '本人承诺']) {
      expect(text).toContain(part);
    }
    for (const part of ['考生签名', '单位审查意见及盖章', '考点意见', '不得涂改'])
      expect(text).toContain(part);
    expect(text).toContain('3301202600018427 · 7KQ4M2XR01 · 1/1');
    expect(missingGlyphs).toEqual([]);
  });

  it('D4: shows each candidate the own photo', async () => {
    const first = await printer.print(formOf('欧阳静怡'));
    const second = await printer.print({ ...formOf('诸葛明'), photo: OTHER_PHOTO });
    expect(examine(first.pdf, 'pdfimages', '-list', 'form.pdf')).toMatch(/image +21 +30 /);
    expect(examine(second.pdf, 'pdfimages', '-list', 'form.pdf')).toMatch(/image +12 +17 /);
  });

  it('gives the code to scanners of both kinds at 150 dpi', async () => {
    const { pdf } = await printer.print(formOf('欧阳静怡'));
    examine(pdf, 'pdftoppm', '-r', '150', '-png', '-singlefile', 'form.pdf', 'scan');
    const read = examine(pdf, 'zbarimg', '-q', 'scan.png').trim().split('\n').sort();
    expect(read).toEqual(['CODE-128:7KQ4M2XR01', 'QR-Code:7KQ4M2XR01']);
  });

  it('is the same file for the same form, whatever was printed between, and an archival one', async () => {
    const first = await printer.print(formOf('欧阳静怡'));
    const other = await printer.print(formOf('买买提·吐尔逊'));
    const again = await printer.print(formOf('欧阳静怡'));
    expect(Buffer.compare(first.pdf, again.pdf)).toBe(0);
    expect(Buffer.compare(first.pdf, other.pdf)).not.toBe(0);
    expect(examine(first.pdf, 'pdfinfo', '-meta', 'form.pdf')).toMatch(/part>2<[\s\S]*conformance>B</);
    expect(examine(first.pdf, 'pdfinfo', '-isodates', 'form.pdf')).toContain('2025-12-20T03:04:05');
  });

  it('goes on to a second page with a long work history and closes on the last one', async () => {
    const { pdf } = await printer.print(formOf('欧阳静怡', '在重症医学科从事护理'.repeat(300)));
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(2);
    expect(textOf(pdf).match(/[在重症医学科从事护理]/g)?.length).toBeGreaterThanOrEqual(3000);
    const lastPage = textOf(pdf).trimEnd().split('\f').at(-1);
    for (const part of ['本人承诺', '考生签名', '考区意见', '2/2']) expect(lastPage).toContain(part);
  });

  it('never parts the pledge from its signature and the seal, wherever the page ends', async () => {
    const pageCounts = new Set<number>();
    for (let sentences = 30; sentences <= 90; sentences += 4) {
      const { pdf } = await printer.print(
        formOf('欧阳静怡', '在重症医学科从事临床护理工作。'.repeat(sentences)),
      );
      const pages = textOf(pdf).trimEnd().split('\f');
      pageCounts.add(pages.length);
      const closing = pages.find((page) => page.includes('本人承诺'));
      for (const part of ['考生签名', '考区意见']) expect(closing).toContain(part);
    }
    expect([...pageCounts]).toEqual([1, 2]);
  });

  it('prints hostile text as it is, inside the page', async () => {
    const hostile = `#read("/etc/passwd") $x^2$ ] *b* _i_ \\ @r <l> // ${'W'.repeat(400)}`;
    const { pdf } = await printer.print(formOf('#panic("x")', hostile));
    const text = textOf(pdf);
    expect(text).toContain('#panic("x")');
    expect(text).toContain('#read("/etc/passwd") $x^2$ ] *b* _i_ \\ @r <l> //');
    expect(text).not.toContain('root:');
    const rightEdges = examine(pdf, 'pdftotext', '-bbox', 'form.pdf', '-').matchAll(/xMax="([\d.]+)"/g);
    expect(Math.max(...[...rightEdges].map(([, edge]) => Number(edge)))).toBeLessThan(595 - 50);
  });
});

describe('rare characters', () => {
  it('prints a name of Ext B, or says which characters it cannot draw', async () => {
    const { pdf, missingGlyphs } = await printer.print(formOf('欧阳𠮷𪚥', '欧阳𠮷𪚥，护士'));
    if (RARE_FONT) {
      expect(textOf(pdf)).toContain('欧阳𠮷𪚥，护士');
      expect(missingGlyphs).toEqual([]);
    } else {
      expect(textOf(pdf)).toContain('□(U+2A6A5)，护士');
      expect(missingGlyphs).toContain('U+2A6A5');
    }
  });

  it('names the code points that no font has, or that each font draws differently', async () => {
    const { pdf, missingGlyphs } = await printer.print(formOf('', '李\u{323b0}\u{f137}\u{202e}'));
    expect(textOf(pdf).replaceAll(/\s+/g, '')).toContain('李□(U+323B0)□(U+F137)□(U+202E)');
    expect(missingGlyphs).toEqual(['U+202E', 'U+323B0', 'U+F137']);
  });
});

describe('when something breaks', () => {
  it('refuses a form it cannot set and prints the next one', async () => {
    const broken = printer.print({ ...formOf('欧阳静怡'), photo: new Uint8Array([1, 2, 3]) });
    const next = printer.print(formOf('欧阳静怡'));
    await expect(broken).rejects.toThrow(/cannot be printed/);
    expect((await next).missingGlyphs).toEqual([]);
  });

  it('rejects the form in hand when the worker dies and prints the waiting one with a new worker', async () => {
    const fragile = createFormPrinter();
    const started = new Promise<Worker>((resolve) => process.once('worker', resolve));
    const inHand = fragile.print(formOf('欧阳静怡'));
    const waiting = fragile.print(formOf('诸葛明'));
    const death = expect(inHand).rejects.toThrow(/stopped while printing/);
    await (await started).terminate();
    await death;
    expect(textOf((await waiting).pdf)).toContain('诸葛明');
    await fragile.close();
    await expect(fragile.print(formOf('欧阳静怡'))).rejects.toThrow(/closed/);
  });
});
