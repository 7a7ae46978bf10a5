import { createHash } from 'node:crypto';
import type { ImportView } from '#contract/client.ts';
import { runImports } from '../usecases/imports/run-imports.ts';
import { PART } from './papers.ts';
import type { TestBrowser, TestProduct } from './test-product.ts';

export const HEADER =
  'year,region,point,level,specialty,pass_mark,violation,name,id_type,id_number,score_basic,score_related,score_professional,score_practice';

/** One right line of results of 2025; the number tells the person. */
export const resultLine = (name: string, idNumber: string, basic = '71') =>
  `2025,13,1301,junior,203,60,no,${name},resident-id,${idNumber},${basic},66,absent,none`;

/** Five people of Shijiazhuang; their numbers are right. */
export const FIVE = [
  resultLine('赵一鸣', '130102199001010015'),
  resultLine('钱二丽', '130102199001010023'),
  resultLine('孙三强', '130102199001010031'),
  resultLine('李四芳', '13010219900101004X'),
  resultLine('周五勇', '130102199001010058'),
];

export const fileOf = (lines: readonly string[], end = '\n') => Buffer.from([HEADER, ...lines, ''].join(end));

/** Brings a file part by part; the job has not looked at it yet. */
export async function bring(
  staff: TestBrowser,
  content: Buffer,
  fileName = '成绩.csv',
  kind: ImportView['kind'] = 'results',
): Promise<ImportView> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  let view = await staff.get('openImport', {
    body: { kind, fileName, size: content.length, sha256 },
  });
  while (view.state === 'uploading') {
    const body = content.subarray(view.received, view.received + view.partBytes);
    const input = { params: { import: view.id }, query: { offset: String(view.received) }, body };
    view = await staff.get('sendImportPart', input as never, { headers: PART });
  }
  return view;
}

export async function runAll(product: TestProduct): Promise<void> {
  await runImports(product.services, (error) => {
    throw error;
  });
}

export async function importNow(product: TestProduct, staff: TestBrowser, id: string): Promise<ImportView> {
  await runAll(product);
  const found = (await staff.get('listImports', {})).find((one) => one.id === id);
  if (found === undefined) throw new Error(`import ${id} is not listed`);
  return found;
}

/** Brings a file and lets it be checked. */
export const checkedImport = async (product: TestProduct, staff: TestBrowser, content: Buffer) =>
  importNow(product, staff, (await bring(staff, content)).id);
