import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportView } from '#contract/client.ts';
import { checkIdPaper } from '#domain/identity/id-papers.ts';
import { createPool } from '../postgres/pool.ts';
import { createRetentionStore } from '../postgres/retention-store.ts';
import {
  bring,
  checkedImport,
  FIVE,
  fileOf,
  HEADER,
  importNow,
  resultLine,
  runAll,
} from '../testing/imports.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { fillIn, logIn, submit } from '../testing/thread.ts';

let product: TestProduct;
let admin: TestBrowser;

beforeAll(async () => {
  product = await createTestProduct();
  admin = await newStaff(product, 'region-administrator', '13');
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

const records = () =>
  product.sql(`select encode(id_hash, 'hex') as id, year, name, level, pass_mark, encode(sealed, 'hex') as sealed,
    encode(person_hash, 'hex') as person, import_id, linked_to from past_records order by 1, 2`);
const staged = async (id: string) =>
  (await product.sql('select from staged_results where import_id = $1', [id])).length;
const act = (id: string, what: 'apply' | 'undo' | 'drop') =>
  admin.get('actOnImport', { params: { import: id }, body: { do: what } });
const check = (content: Buffer) => checkedImport(product, admin, content);
const kinds = (view: ImportView) => view.problems.map(({ line, column, kind }) => [line, column, kind]);
const drop = (view: ImportView) => act(view.id, 'drop');

async function applied(lines: readonly string[]): Promise<ImportView> {
  const view = await check(fileOf(lines));
  expect(view, JSON.stringify(view.problems)).toMatchObject({ state: 'checked' });
  await act(view.id, 'apply');
  return importNow(product, admin, view.id);
}

async function undone(id: string): Promise<ImportView> {
  await act(id, 'undo');
  return importNow(product, admin, id);
}

describe('an import of results', () => {
  it('is checked, applied in one go, and taken back to exactly what was there', async () => {
    const before = await records();
    const view = await check(fileOf(FIVE));
    expect(view).toMatchObject({ state: 'checked', rowsDone: 5, replaces: 0, problemCount: 0 });
    expect(await records()).toEqual(before);
    await act(view.id, 'apply');
    expect(await importNow(product, admin, view.id)).toMatchObject({
      state: 'applied',
      added: 5,
      changed: 0,
    });
    expect(await records()).toHaveLength(before.length + 5);
    expect(await undone(view.id)).toMatchObject({ state: 'undone' });
    expect(await records()).toEqual(before);
  });

  it('writes over what is there and puts exactly that back, byte by byte', async () => {
    const first = await applied(FIVE);
    const before = await records();
    const second = await applied([resultLine('赵一鸣', '130102199001010015', '99'), ...FIVE.slice(1, 3)]);
    expect(second).toMatchObject({ replaces: 3, added: 0, changed: 3 });
    expect(await records()).not.toEqual(before);
    expect(await undone(first.id)).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'later-import', count: 3 }],
    });
    await undone(second.id);
    expect(await records()).toEqual(before);
    expect(await undone(first.id)).toMatchObject({ state: 'undone' });
  });

  it('is what a returning candidate then finds, and is not taken back once they have submitted with it', async () => {
    const view = await applied([resultLine('王晓明', '130102199805120017')]);
    const browser = await logIn(product, 'wangxiaoming');
    await fillIn(browser);
    expect(await submit(browser)).toBeDefined();
    expect(await undone(view.id)).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'submitted', count: 1 }],
    });
  });

  it('of the same file is the same import, applied once', async () => {
    const view = await applied(FIVE);
    const again = await bring(admin, fileOf(FIVE), 'copy.csv');
    expect(again).toMatchObject({ id: view.id, state: 'applied' });
    const before = await records();
    await act(view.id, 'apply');
    await runAll(product);
    expect(await records()).toEqual(before);
    await undone(view.id);
    expect((await bring(admin, fileOf(FIVE))).id).not.toBe(view.id);
  });

  it('applies nothing where one row is broken, and names it', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => resultLine('赵一鸣', numberOf(i)));
    const before = await records();
    const view = await check(
      fileOf([...many.slice(0, 998), resultLine('赵一鸣', '130102199001010016'), many[999] ?? '']),
    );
    expect(view).toMatchObject({ state: 'faulty', problemCount: 1 });
    expect(kinds(view)).toEqual([[1000, 'id_number', 'id-number-wrong']]);
    const refused = await admin.refusal('actOnImport', {
      params: { import: view.id },
      body: { do: 'apply' },
    });
    expect(refused).toMatchObject({ status: 409, code: 'import-wrong-state' });
    expect(await records()).toEqual(before);
    expect(
      await product.sql('select count(*)::int as count from staged_results where import_id = $1', [view.id]),
    ).toEqual([{ count: 0 }]);
  });

  it('is checked again where what was staged is lost, and applied where nothing was', async () => {
    const view = await check(fileOf([resultLine('郑六', numberOf(7000))]));
    await product.sql('delete from staged_results where import_id = $1', [view.id]);
    await act(view.id, 'apply');
    expect(await importNow(product, admin, view.id)).toMatchObject({ state: 'checking' });
    expect(await importNow(product, admin, view.id)).toMatchObject({ state: 'checked' });
    await act(view.id, 'apply');
    expect(await importNow(product, admin, view.id)).toMatchObject({ state: 'applied', added: 1 });
    await undone(view.id);
  });

  it('cannot be taken back once what it replaced is past its term, and nothing of that is touched', async () => {
    await applied([resultLine('郑六', numberOf(7001))]);
    const second = await applied([
      resultLine('郑六', numberOf(7001), '99'),
      resultLine('吴七', numberOf(7002)),
    ]);
    const faulty = await check(fileOf(['2025,13']));
    const before = await records();
    const owner = createPool(product.database.urls.migrator, 1, () => {});
    const retention = createRetentionStore(owner, product.services.keys);
    const [now, yearLater] = [product.clock.now(), new Date('2026-12-05T00:00:00+08:00')];
    await retention.eraseDue('imports', yearLater, now, 1000, async () => {});
    await owner.end();
    expect((await admin.get('listImports', {})).some(({ id }) => id === faulty.id)).toBe(false);
    expect(await undone(second.id)).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'erased', count: 1 }],
    });
    expect(await records()).toEqual(before);
  });

  it('is seen and acted on in its own area only; rows of another region are refused', async () => {
    const view = await check(fileOf([FIVE[0]?.replace('2025,13,1301', '2025,41,4101') ?? '']));
    expect(kinds(view)).toEqual([[2, 'region', 'other-area']]);
    const elsewhere = await newStaff(product, 'region-administrator', '41');
    expect(await elsewhere.get('listImports', {})).toEqual([]);
    const foreign = await elsewhere.refusal('actOnImport', {
      params: { import: view.id },
      body: { do: 'drop' },
    });
    expect(foreign).toMatchObject({ status: 404 });
    await drop(view);
  });

  it('can be dropped; then nothing of it is kept', async () => {
    const view = await check(fileOf([...FIVE, resultLine('吴七', numberOf(1))]));
    expect(await drop(view)).toMatchObject({ state: 'dropped' });
    await runAll(product);
    expect(await product.services.files.read(`imports/${view.id}/0.part`)).toBeNull();
    expect(await staged(view.id)).toBe(0);
  });

  it('that nobody finishes is dropped after seven days', async () => {
    const view = await check(fileOf([resultLine('吴七', numberOf(2))]));
    expect(await staged(view.id)).toBe(1);
    product.clock.set('2025-12-11T10:00:00+08:00');
    expect(await importNow(product, admin, view.id)).toMatchObject({ state: 'dropped' });
    expect(await staged(view.id)).toBe(0);
    expect(await product.services.files.read(`imports/${view.id}/0.part`)).toBeNull();
  });
});

/** Right numbers, one for each i. */
function numberOf(i: number): string {
  const head = `13010219900101${String(i).padStart(3, '0').slice(-3)}`;
  const day = String((Math.floor(i / 1000) % 28) + 1).padStart(2, '0');
  const first = `${head.slice(0, 12)}${day}${head.slice(14)}`;
  const right = [...'0123456789X'].find(
    (last) => checkIdPaper({ type: 'resident-id', number: first + last }, '2025-12-01') === null,
  );
  return first + right;
}

describe('a hostile file', () => {
  it.each<[string, Buffer]>([
    ['with a mark of UTF-8', Buffer.concat([Buffer.from('\ufeff'), fileOf(FIVE)])],
    ['with CRLF', fileOf(FIVE, '\r\n')],
    ['with CR alone', fileOf(FIVE, '\r')],
    [
      'with everything quoted',
      Buffer.from(
        [HEADER, ...FIVE]
          .map((line) =>
            line
              .split(',')
              .map((cell) => `"${cell}"`)
              .join(','),
          )
          .join('\n'),
      ),
    ],
    ['with empty lines', Buffer.from(`${HEADER}\n\n${FIVE.join('\n\n')}\n\n\n`)],
    [
      'with its columns in another order',
      Buffer.from([HEADER, ...FIVE].map((line) => line.split(',').toReversed().join(',')).join('\n')),
    ],
    [
      'with headings in words',
      Buffer.from([HEADER.replace('year', '年度').replace(',name', ',姓名'), ...FIVE].join('\n')),
    ],
    ['in GB18030', gb18030([HEADER, ...FIVE].join('\n'))],
  ])('%s is read', async (_what, content) => {
    const view = await check(content);
    expect(view, JSON.stringify(view.problems)).toMatchObject({ state: 'checked', rowsDone: 5 });
    const [row] = await product.sql('select name from staged_results where import_id = $1 order by line', [
      view.id,
    ]);
    expect(['赵一鸣', '周五勇']).toContain(row?.name);
    await drop(view);
  });

  it.each<[string, Buffer, unknown[]]>([
    ['nothing but a header', Buffer.from(HEADER), [[1, null, 'no-rows']]],
    ['no header', Buffer.from(FIVE.join('\n')), expect.arrayContaining([[1, null, 'header-missing']])],
    ['a column twice', Buffer.from(`${HEADER},name\n${FIVE[0]},x`), [[1, null, 'header-twice']]],
    ['an unknown column', Buffer.from(`${HEADER},password\n${FIVE[0]},x`), [[1, null, 'header-unknown']]],
    ['a row cut short', fileOf([FIVE[0] ?? '', '2025,13']), [[3, null, 'cell-count']]],
    [
      'a NUL',
      fileOf([FIVE[0]?.replace('赵一鸣', '赵\u0000鸣') ?? '']),
      expect.arrayContaining([[2, 'name', 'control-character']]),
    ],
    [
      'a quote that is not closed',
      fileOf([FIVE[0] ?? '', `2025,"13${'\n1'.repeat(40)}`]),
      [[expect.any(Number), null, 'broken-csv']],
    ],
    [
      'a line of ten megabytes',
      fileOf([FIVE[0] ?? '', 'x'.repeat(10_000_000)]),
      [[expect.any(Number), null, 'broken-csv']],
    ],
    ['a person twice', fileOf([...FIVE, FIVE[1] ?? '']), [[7, 'id_number', 'repeated']]],
    [
      'a score that is none',
      fileOf([resultLine('赵一鸣', '130102199001010015', '=1+1')]),
      [[2, 'score_basic', 'number-wrong']],
    ],
    ['a year to come', fileOf([FIVE[0]?.replace('2025', '2099') ?? '']), [[2, 'year', 'number-wrong']]],
    [
      'a code that does not exist',
      fileOf([FIVE[0]?.replace(',203,', ',999,') ?? '']),
      [[2, 'specialty', 'value-unknown']],
    ],
    [
      'another encoding in the middle',
      Buffer.concat([fileOf(FIVE.slice(0, 3)), gb18030(`${FIVE[3]}\n`), Buffer.from(`${FIVE[4]}\n`)]),
      expect.arrayContaining([[5, null, 'encoding']]),
    ],
    [
      'bytes that are no text',
      Buffer.concat([fileOf(FIVE), Buffer.alloc(4000, 0xff)]),
      expect.arrayContaining([[7, null, 'encoding']]),
    ],
  ])('with %s is refused, and what is wrong is told with its line', async (_what, content, expected) => {
    const before = await records();
    const view = await check(content);
    expect(view.state).toBe('faulty');
    expect(kinds(view)).toEqual(expected);
    expect(await records()).toEqual(before);
    const report = await admin.send('downloadImportReport', { params: { import: view.id } });
    expect(report.headers['content-disposition']).toContain('attachment');
    expect(report.body).toContain('怎么办');
    await drop(view);
  });

  it('is reported up to a thousand problems, and counted to the end', async () => {
    const view = await check(fileOf(Array.from({ length: 2500 }, () => '2025,13')));
    expect(view).toMatchObject({ problemCount: 2500, counts: [{ kind: 'cell-count', count: 2500 }] });
    const report = await admin.send('downloadImportReport', { params: { import: view.id } });
    expect(report.body.trim().split('\r\n')).toHaveLength(1001);
    await drop(view);
  });

  it('is refused where a part is not as long as it has to be, and goes on where it broke off', async () => {
    const content = fileOf(FIVE);
    const body = {
      kind: 'results' as const,
      fileName: '成绩.csv',
      size: content.length,
      sha256: 'c'.repeat(64),
    };
    const { id } = await admin.get('openImport', { body });
    const send = (bytes: Buffer, offset = '0') =>
      admin.send('sendImportPart', { params: { import: id }, query: { offset }, body: bytes } as never, {
        headers: { 'content-type': 'application/octet-stream' },
      });
    expect((await send(content.subarray(0, 10))).json().error.code).toBe('import-part-wrong');
    expect((await send(content, '7')).json()).toMatchObject({ received: 0, state: 'uploading' });
    expect((await send(content)).json()).toMatchObject({ received: content.length, state: 'checking' });
    await act(id, 'drop');
    expect(await admin.refusal('openImport', { body: { ...body, size: 0 } })).toMatchObject({
      code: 'import-too-large',
    });
  });
});

/** GB18030 has no encoder in Node: by the table of the decoder. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const pair = Buffer.from([lead, trail]);
      bytes.set(decoder.decode(pair), pair);
    }
  }
  return Buffer.concat([...text].map((character) => bytes.get(character) ?? Buffer.from(character)));
}
