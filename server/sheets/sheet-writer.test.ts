import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '#domain/transfers/export.ts';
import type { Sheet, SheetRow } from '../ports/sheets.ts';
import { writeSheet } from './sheet-writer.ts';

async function* inBatches(rows: readonly SheetRow[]) {
  for (const row of rows) yield [row];
}

const HEADER = ['姓名', '证件号码', '工作经历'];
const ROWS = [
  ['王晓明', '130102199805120017', '2019 年 8 月至今,“内科”护士。\r\n第二行 "引号"'],
  ['=1+1', '＝1+1', "'已经有撇号"],
  ['𠮷䶮', '', '<b>&amp;</b>\u0000\u0008;分号'],
];

async function written(format: ExportFormat, rows: readonly SheetRow[] = ROWS) {
  const lines = (count: number, sha256: string | null) => [`${count} 行`, sha256 ?? ''];
  const sheet: Sheet = {
    name: '报名信息',
    header: HEADER,
    batches: inBatches(rows),
    note: { name: '说明', lines },
  };
  return unzipSync(await buffer(writeSheet(format, sheet)));
}

describe('an export', () => {
  it('as CSV is UTF-8 with a mark, every cell quoted, formulas marked, and told of in a note', async () => {
    const files = await written('csv');
    expect(Object.keys(files)).toEqual(['报名信息.csv', '说明.txt']);
    const csv = files['报名信息.csv'] ?? new Uint8Array();
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(Buffer.from(csv), { bom: true });
    expect(rows).toEqual([HEADER, ROWS[0], ["'=1+1", "'＝1+1", "''已经有撇号"], ROWS[2]]);
    const sha256 = createHash('sha256').update(csv).digest('hex');
    expect(strFromU8(files['说明.txt'] ?? new Uint8Array())).toBe(`3 行\r\n${sha256}\r\n`);
  });

  it('as a workbook keeps every text as it is, and holds no formula', async () => {
    const files = await written('xlsx');
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
    expect(sheet).toContain('&lt;b&gt;&amp;amp;&lt;/b&gt;;分号');
    expect(sheet).toContain('𠮷䶮');
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/<row>/g)).toHaveLength(4);
    expect(strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain('3 行');
  });

  it('is refused where a sheet has not so many rows', async () => {
    const batch = Array.from({ length: 524_288 }, (): SheetRow => ['']);
    async function* twice() {
      yield batch;
      yield batch;
    }
    const note = { name: '说明', lines: () => [] };
    const file = writeSheet('xlsx', { name: '报名信息', header: [''], batches: twice(), note });
    await expect(buffer(file)).rejects.toThrow('more rows than a sheet can hold');
  });

  it('passes on what breaks while it is written', async () => {
    // biome-ignore lint/correctness/useYield: it breaks before
    async function* broken(): AsyncIterable<SheetRow[]> {
      throw new Error('the database went away');
    }
    const note = { name: '说明', lines: () => [] };
    const file = writeSheet('csv', { name: '报名信息', header: HEADER, batches: broken(), note });
    await expect(buffer(file)).rejects.toThrow('the database went away');
  });
});
