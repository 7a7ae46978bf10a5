import { SHEET_ROWS } from '#domain/transfers/export.ts';
import { type ArchivePart, type Sheet, type SheetRow, SheetTooLarge } from '../ports/sheets.ts';
import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style 1 keeps a text a text, also when somebody edits the cell (quotePrefix); style 2 is the header's. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escaped = (text: string) =>
  text.replace(UNSPEAKABLE, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const toRow = (cells: SheetRow, style: 1 | 2) =>
  `<row>${cells.map((cell) => `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('')}</row>`;

const FROZEN_HEADER =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

type Counted = { rows: number };

async function* sheetXml({ header, batches }: Sheet, counted: Counted): AsyncIterable<Uint8Array> {
  const widths = header.length === 0 ? '' : `<cols><col min="1" max="${header.length}" width="18"/></cols>`;
  yield Buffer.from(
    `${XML}<worksheet xmlns="${MAIN}">${FROZEN_HEADER}${widths}<sheetData>${toRow(header, 2)}`,
  );
  for await (const rows of batches) {
    counted.rows += rows.length;
    if (counted.rows >= SHEET_ROWS) throw new SheetTooLarge('more rows than a sheet can hold');
    yield Buffer.from(rows.map((row) => toRow(row, 1)).join(''));
  }
  yield Buffer.from('</sheetData></worksheet>');
}

const noteXml = (lines: readonly string[]) =>
  `${XML}<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="100"/></cols><sheetData>${lines.map((line) => toRow([line], 1)).join('')}</sheetData></worksheet>`;

function frame({ name, note }: Sheet): readonly (readonly [string, string])[] {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${override('/xl/worksheets/sheet1.xml', 'worksheet')}${override('/xl/worksheets/sheet2.xml', 'worksheet')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/><sheet name="${escaped(note.name)}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${RELATIONS}">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', 'worksheets/sheet2.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    ],
  ];
}

async function* entries(sheet: Sheet): AsyncIterable<ArchivePart> {
  for (const [name, xml] of frame(sheet)) yield { name, chunks: once(XML + xml) };
  yield { name: 'xl/styles.xml', chunks: once(STYLES) };
  const counted: Counted = { rows: 0 };
  yield { name: 'xl/worksheets/sheet1.xml', chunks: sheetXml(sheet, counted) };
  const note = noteXml(sheet.note.lines(counted.rows, null));
  yield { name: 'xl/worksheets/sheet2.xml', chunks: once(note) };
}

/** The rows as a workbook: texts, which no program computes, and a second sheet with what is to be known of them. */
export const workbook = (sheet: Sheet): AsyncIterable<Uint8Array> => zip(entries(sheet));
