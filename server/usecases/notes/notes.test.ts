import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { routes } from '#contract/routes.ts';
import { createNoteStore } from '../../postgres/note-store.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { poolWithoutGuard, raceToRefer } from '../../testing/race.ts';
import { newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
let nation: TestBrowser;
let baoding: TestBrowser;
let henan: TestBrowser;
let candidate: TestCandidate;
let number: string;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  nation = await newStaff(product, 'nation', null);
  baoding = await newStaff(product, 'point', '13', '1306');
  henan = await newStaff(product, 'region', '41');
  candidate = await newCandidate(product);
  ({ number } = await fillIn(candidate.browser));
  await submit(candidate.browser);
});
afterAll(() => product.close());

async function write(staff: TestBrowser, kind: 'note' | 'question', text: string, key?: string) {
  const input = { params: { number }, body: { kind, text } };
  const notes = await staff.get('writeNote', input, key === undefined ? {} : { key });
  return notes.at(-1)?.id ?? '';
}

const answer = (staff: TestBrowser, question: string, text: string) =>
  staff.get('answerQuestion', { params: { number, question }, body: { text } });

const notesFor = (staff: TestBrowser) => staff.get('listNotes', { params: { number } });
const waitingFor = async (staff: TestBrowser) => (await staff.get('getWork', {})).questions;
const questionsFor = async (staff: TestBrowser) =>
  (await staff.get('listQuestions', { query: {} })).rows.map(({ id }) => id);

describe('what staff write on a file', () => {
  it('is read by everybody of its area, with who and when, and by nobody else', async () => {
    await write(office.counter, 'note', '与单位人事科电话核实，任职属实。');
    for (const staff of [office.counter, office.point, office.region, nation]) {
      expect((await notesFor(staff)).at(-1)).toMatchObject({
        kind: 'note',
        text: '与单位人事科电话核实，任职属实。',
        role: 'site',
        who: '范丽君',
        at: '2025-12-03T02:00:00.000Z',
        state: null,
      });
    }
    for (const staff of [baoding, henan]) {
      expect(await staff.refusal('listNotes', { params: { number } })).toMatchObject({ status: 404 });
      const refusal = await staff.refusal('writeNote', {
        params: { number },
        body: { kind: 'note', text: '不是本考点的考生' },
      });
      expect(refusal).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it('is written once where the same request comes twice; its key says nothing else', async () => {
    const key = randomUUID();
    const before = (await notesFor(office.point)).length;
    await write(office.point, 'note', '原件已看过。', key);
    await write(office.point, 'note', '原件已看过。', key);
    expect(await notesFor(office.point)).toHaveLength(before + 1);
    const input = { params: { number }, body: { kind: 'note', text: '另一句话' } } as const;
    const others = [
      () => office.point.refusal('writeNote', input, { key }),
      () => office.region.refusal('writeNote', input, { key }),
    ];
    for (const other of others) {
      expect(await other()).toMatchObject({ status: 422, code: 'key-used-otherwise' });
    }
  });

  it('has words', async () => {
    const refusal = await office.point.refusal('writeNote', {
      params: { number },
      body: { kind: 'note', text: ' 　\n' },
    });
    expect(refusal).toMatchObject({ status: 422, code: 'note-empty' });
  });

  it('is neither changed nor taken away, and the role that serves candidates cannot read it', async () => {
    const refusalOf = async (url: string, statement: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const found = await client.query(statement).then(
        () => 'allowed',
        (error: pg.DatabaseError) => error.code,
      );
      await client.end();
      return found;
    };
    const { office: officeUrl, app } = product.database.urls;
    for (const statement of [
      "update file_notes set sealed = ''",
      'delete from file_notes',
      "update file_questions set point_id = '1306'",
      'delete from file_questions',
    ]) {
      expect(await refusalOf(officeUrl, statement), statement).toBe('42501');
    }
    for (const statement of ['select from file_notes', 'select from file_questions']) {
      expect(await refusalOf(app, statement), statement).toBe('42501');
    }
  });

  it('lies sealed in the database', async () => {
    const [row] = await product.sql("select string_agg(encode(sealed, 'escape'), '') as all from file_notes");
    expect(String(row?.all)).not.toContain('任职属实');
    expect(Buffer.from(String(row?.all)).includes(Buffer.from('任职属实'))).toBe(false);
  });
});

describe('a question to the region', () => {
  it('waits in the region’s list, is answered once, and the answer is new to the point until somebody there reads it', async () => {
    expect([await waitingFor(office.region), await waitingFor(office.point)]).toEqual([0, 0]);
    const question = await write(office.point, 'question', '规培合格证书尚未下发，是否可以先通过？');
    expect(await questionsFor(office.region)).toEqual([question]);
    expect([
      await waitingFor(office.region),
      await waitingFor(nation),
      await waitingFor(office.point),
    ]).toEqual([1, 1, 0]);
    expect([await questionsFor(henan), await waitingFor(henan)]).toEqual([[], 0]);
    const [row] = (await office.region.get('listQuestions', { query: {} })).rows;
    expect(row).toMatchObject({ number, text: '规培合格证书尚未下发，是否可以先通过？', who: '范丽君' });

    const answered = await answer(office.region, question, '可以，凭培训基地证明。');
    expect(answered.find(({ id }) => id === question)?.state).toBe('answered');
    expect(answered.at(-1)).toMatchObject({ kind: 'answer', question, text: '可以，凭培训基地证明。' });
    expect([await waitingFor(office.region), await waitingFor(office.point)]).toEqual([0, 1]);
    expect(await questionsFor(office.point)).toEqual([question]);
    expect(await waitingFor(baoding)).toBe(0);

    const read = await office.counter.get('readAnswer', { params: { number, question } });
    expect(read.find(({ id }) => id === question)?.state).toBe('read');
    expect([await waitingFor(office.point), await questionsFor(office.point)]).toEqual([0, []]);
    const late = { params: { number, question }, body: { text: '补充一句。' } };
    expect(await office.region.refusal('answerQuestion', late)).toMatchObject({
      status: 409,
      code: 'question-answered',
    });
  });

  it('is asked by the point and answered by the region, not the other way round', async () => {
    const body = { kind: 'question', text: '上级单位，能否再宽限？' } as const;
    expect(await office.region.refusal('writeNote', { params: { number }, body })).toMatchObject({
      status: 403,
    });
    const question = await write(office.counter, 'question', '照片是否合格？');
    const own = { params: { number, question }, body: { text: '我看可以' } };
    expect(await office.point.refusal('answerQuestion', own)).toMatchObject({ status: 403 });
    expect(await henan.refusal('answerQuestion', own)).toMatchObject({ status: 404 });
    const unread = { params: { number, question } };
    expect(await office.point.refusal('readAnswer', unread)).toMatchObject({ status: 404 });
    expect(await office.region.refusal('readAnswer', unread)).toMatchObject({ status: 403 });
    await answer(office.region, question, '合格。');
    await office.point.get('readAnswer', unread);
  });

  it('of another file is no question of this one', async () => {
    const other = await newCandidate(product);
    const { number: another } = await fillIn(other.browser);
    await submit(other.browser);
    const question = await write(office.point, 'question', '学校更名如何填写？');
    const input = { params: { number: another, question }, body: { text: '按证书填写。' } };
    expect(await office.region.refusal('answerQuestion', input)).toMatchObject({ status: 404 });
    await answer(office.region, question, '按证书填写。');
  });

  /** Two people of the region have both seen it open and written before either is done; how many are heard. */
  async function heard(store: TestProduct['services']['notes']): Promise<number> {
    const question = await write(office.point, 'question', '学制不同，是否影响报考？');
    const of = await product.services.office.findIdentity(number);
    if (of === null) throw new Error('no file');
    const [member] = await product.sql("select staff_id from staff where post = 'region-reviewer' limit 1");
    const rivals = ['不影响。', '影响，请退回。'].map((text) => () => {
      const note = {
        id: randomUUID(),
        kind: 'answer',
        question,
        text,
        staff: String(member?.staff_id),
      } as const;
      const area = { region: '13', point: null };
      const command = { requestDigest: product.services.keys.digest(text) };
      return store.write(area, of, { ...note, staffRole: 'region', at: product.clock.now() }, command);
    });
    const gate = {
      lock: 'select 1 from file_questions where question_id = $1 for update',
      values: [question],
    };
    return (await raceToRefer(product, gate, rivals)).filter((written) => written === 'written').length;
  }

  it('gets one of two answers given at once, and both where the guard is off', async () => {
    expect(await heard(product.services.notes)).toBe(1);
    const guard = 'question_id = $5 and answered_at is null';
    const { pool, used } = poolWithoutGuard(product.database.urls.office, { [guard]: 'question_id = $5' });
    expect(await heard(createNoteStore(pool, product.services.keys))).toBe(2);
    expect([...used]).toEqual([guard]);
    await pool.end();
  });
});

const CANARY = '内部密语白鹭七三九一';

describe('the candidate', () => {
  /** Everything that anybody outside the office can read by name; parameters are the candidate's own. */
  const readable = (Object.keys(endpoints) as EndpointName[]).filter(
    (name) => endpoints[name][0] === 'GET' && ['anyone', 'candidate'].includes(routes[name].audience),
  );

  it('is shown no word of it: in no answer, message, printed form or log of what was sent', async () => {
    const question = await write(office.point, 'question', `${CANARY}：此人材料存疑？`);
    await answer(office.region, question, `${CANARY}：请从严。`);
    await write(office.counter, 'note', CANARY);
    const { messages } = await candidate.browser.get('listMessages', { query: {} });
    expect(messages.length).toBeGreaterThan(0);
    const params = { edition: EDITION, number, credential: '', item: 'id-paper', digest: '0'.repeat(64) };
    let seen = 0;
    for (const name of readable) {
      const answerOf = await candidate.browser.send(name, {
        params,
        query: { region: '13', q: '石家庄' },
      } as never);
      if (answerOf.statusCode === 200) seen += 1;
      expect(answerOf.body, name).not.toContain('白鹭');
      expect(answerOf.rawPayload.includes(Buffer.from('白鹭')), name).toBe(false);
    }
    expect(seen).toBeGreaterThan(12);
    const form = await candidate.browser.send('printForm', { params: { edition: EDITION } });
    const printed = textOf(form.rawPayload);
    expect(printed).toContain(candidate.name);
    expect(printed).not.toContain('白鹭');
    expect(product.sent.map(({ text }) => text).join('')).not.toContain('白鹭');
  });

  function textOf(pdf: Buffer): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'weikao-note-'));
    try {
      writeFileSync(path.join(folder, 'form.pdf'), pdf);
      return execFileSync('pdftotext', ['form.pdf', '-'], { cwd: folder }).toString().replaceAll(/\s+/g, '');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});
