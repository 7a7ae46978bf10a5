import { randomUUID } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCandidate } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
});
afterAll(() => product.close());

async function submitted(point = '1301') {
  const { id, browser } = await newCandidate(product);
  await fillIn(browser, '13', { 'exam-point': { point } });
  const { receipt } = await submit(browser);
  return { id, browser, number: receipt.number };
}

const print = (staff: TestBrowser, numbers: string[], key = randomUUID()) =>
  staff.send('printForms', { body: { numbers } }, { key });
const printsOf = async ({ id }: { id: string }) =>
  (await actionsOf(product, { edition: EDITION, candidate: id })).filter((act) => act.includes('print'));

describe('printing for people without a printer', () => {
  it('D4 (2026): makes one file of many forms; each is in the history, and its owner is told', async () => {
    const people = [await submitted(), await submitted(), await submitted()];
    const answer = await print(
      office.counter,
      people.map(({ number }) => number),
    );
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(answer.headers).toMatchObject({
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment; filename="forms.pdf"',
      'cache-control': 'no-store',
    });
    expect((await PDFDocument.load(answer.rawPayload)).getPageCount()).toBeGreaterThanOrEqual(people.length);
    for (const person of people) {
      const file = await office.point.get('getFile', { params: { number: person.number } });
      expect(file.history.at(-1)).toMatchObject({
        action: 'print-for-candidate',
        role: 'site',
        to: 'submitted',
      });
      expect(file.revision).toBe(1);
      const { messages } = await person.browser.get('listMessages', { query: {} });
      expect(messages.map(({ kind }) => kind)).toContain('printed-for-you');
      expect(await faultsOf(product, { edition: EDITION, candidate: person.id })).toEqual([]);
    }
  });

  it('sent again is the same job: nothing is written twice', async () => {
    const person = await submitted();
    const key = randomUUID();
    const answers = [
      await print(office.counter, [person.number], key),
      await print(office.counter, [person.number], key),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await printsOf(person)).length).toBe(1);
  });

  it('I4: with one form of another point nothing is printed at all', async () => {
    const [own, foreign] = [await submitted(), await submitted('1306')];
    const answer = await print(office.counter, [own.number, foreign.number]);
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'not-found']);
    expect(await printsOf(own)).toEqual([]);
  });

  it('is for one to a hundred at a time, and for who works where forms are confirmed', async () => {
    const { number } = await submitted();
    const refusal = (staff: TestBrowser, numbers: string[]) =>
      staff.refusal('printForms', { body: { numbers } });
    const many = Array.from({ length: 101 }, (_, i) => `2026${String(i).padStart(10, '0')}`);
    expect(await refusal(office.counter, [])).toMatchObject({ status: 422, code: 'too-many-forms' });
    expect(await refusal(office.counter, many)).toMatchObject({ status: 422, code: 'too-many-forms' });
    expect(await refusal(office.region, [number])).toMatchObject({ status: 403 });
    const henan = await newStaff(product, 'site', '41', '4101');
    expect(await refusal(henan, [number])).toMatchObject({ status: 404 });
  });
});
