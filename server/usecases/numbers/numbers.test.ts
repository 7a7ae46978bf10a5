import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll } from '../../testing/folding.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, logIn, logInToOffice, submit } from '../../testing/thread.ts';

/** Three submitted registrations in Hebei, at two points, and one draft. */
describe('numbers', () => {
  let product: TestProduct;
  let nation: TestBrowser;
  const fold = () => foldAll(product);
  const query = { edition: EDITION };

  beforeAll(async () => {
    product = await createTestProduct();
    for (const login of ['wangxiaoming', 'lihua', 'wangyanhong']) {
      const browser = await logIn(product, login);
      await fillIn(browser);
      if (login !== 'wangyanhong') await submit(browser);
    }
    nation = await logInToOffice(product, 'national');
    await fold();
  });
  afterAll(() => product.close());

  const countOf = (
    { statuses }: { statuses: readonly { status: string; count: number }[] },
    status: string,
  ) => statuses.find((one) => one.status === status)?.count ?? 0;

  it('count what stands where, from the country down to a specialty', async () => {
    const country = await nation.get('getNumbers', { query });
    expect(country.statuses).toEqual([
      { status: 'draft', count: 1 },
      { status: 'submitted', count: 2 },
    ]);
    expect(country.places).toHaveLength(32);
    const hebei = country.places.find(({ code }) => code === '13');
    expect(hebei).toMatchObject({ name: '河北省', oldest: '2025-12-03' });
    const region = await nation.get('getNumbers', { query: { ...query, region: '13' } });
    expect(countOf(region.places.find(({ code }) => code === '1301') ?? { statuses: [] }, 'submitted')).toBe(
      2,
    );
    const specialties = await nation.get('getSpecialtyNumbers', { query: { ...query, region: '13' } });
    expect(specialties.rows[0]).toMatchObject({ code: '203', name: '护理学', level: 'junior', total: 3 });
  });

  it('say until when they are counted', async () => {
    product.clock.set('2025-12-03T10:00:04+08:00');
    const { at, now } = await nation.get('getNumbers', { query });
    expect(Date.parse(now) - Date.parse(at ?? '')).toBe(4000);
  });

  it('move with a decision, and tell how old a queue is and when it will be empty', async () => {
    const [row] = await product.sql(
      "select number, rev from registrations where status = 'submitted' limit 1",
    );
    product.clock.set(DURING.confirmation);
    const counter = await logInToOffice(product, 'sjz');
    const params = { number: String(row?.number) };
    const file = await counter.get('getFile', { params });
    await counter.get('decideFile', {
      params,
      body: { do: 'confirm', code: file.code ?? '', rev: file.rev },
    });
    await fold();
    nation = await logInToOffice(product, 'national');
    const { queues, days } = await nation.get('getNumbers', { query: { ...query, region: '13' } });
    const confirmation = queues.find(({ queue }) => queue === 'confirmation');
    expect(confirmation).toMatchObject({ count: 1, oldest: '2025-12-03', bands: [0, 0, 0, 1], pace: 1 });
    expect(confirmation?.doneAt).toBe('2025-12-17T02:00:00.000Z');
    expect(confirmation?.isLate).toBe(false);
    expect(queues.find(({ queue }) => queue === 'point-review')?.count).toBe(1);
    expect(days.find(({ day }) => day === '2025-12-16')?.acts).toEqual([{ action: 'confirm', count: 1 }]);
  });

  it('are told of one’s own area only, by query and by the database', async () => {
    const point = await logInToOffice(product, 'baoding');
    const own = await point.get('getNumbers', { query });
    expect(own.point?.code).toBe('1306');
    expect(own.statuses).toEqual([]);
    for (const foreign of [{ point: '1301' }, { region: '41' }, { region: '41', point: '4101' }]) {
      expect(await point.refusal('getNumbers', { query: { ...query, ...foreign } })).toMatchObject({
        status: 404,
      });
    }
    const elsewhere = { region: '13', point: '1306' };
    const scope = { edition: EDITION, region: '13', point: '1301' };
    expect((await product.services.numbers.numbersOf(elsewhere, scope)).standing).toEqual([]);
    expect(await product.services.numbers.specialtiesOf(elsewhere, scope)).toEqual([]);
  });

  it('know no place or exam that there is not', async () => {
    for (const absent of [
      { edition: 'none' },
      { ...query, region: '99' },
      { ...query, region: '13', point: '4101' },
      { ...query, point: '1301' },
    ]) {
      expect(await nation.refusal('getNumbers', { query: absent })).toMatchObject({ code: 'not-found' });
    }
  });
});
