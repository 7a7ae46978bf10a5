import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanNightly } from '../../jobs/proof.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, logIn, submit } from '../../testing/thread.ts';
import { anchorHeads, firstBrokenAnchor } from './anchor-heads.ts';
import { readHistories } from './read-histories.ts';
import { verifyBatch, verifyChains } from './verify-chains.ts';

describe('what happened cannot be altered unseen', () => {
  let product: TestProduct;
  const verify = () => verifyChains(product.services, EDITION);
  /** Damages the database as its owner would, looks, and puts everything back. */
  const lookAfter = async (damage: string, mend: string) => {
    await product.sql(damage);
    const found = await verify();
    await product.sql(mend);
    expect((await verify()).disagreements).toEqual([]);
    return found.disagreements.map(({ what }) => what);
  };

  beforeAll(async () => {
    product = await createTestProduct();
    const candidate = await logIn(product, 'wangxiaoming');
    await fillIn(candidate);
    await submit(candidate);
  });
  afterAll(() => product.close());

  it('finds nothing in a history that nobody has touched, and does look at it', async () => {
    expect(await verify()).toEqual({ registrations: 1, disagreements: [] });
  });

  it('names the event whose actor was changed', async () => {
    const change = (to: string) => `update registration_events set actor_role = '${to}' where seq = 3`;
    expect(await lookAfter(change('system'), change('candidate'))).toEqual([
      'event 3 does not follow from those before it',
    ]);
  });

  it('notices a status that was set by hand', async () => {
    const set = (status: string) => `update registrations set status = '${status}'`;
    expect(await lookAfter(set('confirmed'), set('submitted'))).toEqual([
      'the row says confirmed, the events submitted',
    ]);
  });

  it('notices an answer that was changed by hand', async () => {
    const set = (level: string) => `update registrations set level = '${level}'`;
    expect(await lookAfter(set('intermediate'), set('junior'))).toEqual([
      'the answers are not those that the last event left',
    ]);
  });

  it('notices that the last event was dropped, even together with the row, by the anchors', async () => {
    product.clock.set('2025-12-03T10:10:00+08:00');
    expect(await anchorHeads(product.services)).toMatchObject({ number: 1 });
    expect(await anchorHeads(product.services), 'nothing new').toBeNull();
    expect(await firstBrokenAnchor(product.services)).toBeNull();
    await product.sql('create table kept as select * from registration_events order by seq desc limit 1');
    await product.sql('delete from registration_events where seq = (select max(seq) from kept)');
    expect((await verify()).disagreements.map(({ what }) => what)).toEqual([
      expect.stringContaining('are missing'),
    ]);
    expect(await firstBrokenAnchor(product.services)).toBe(1);
    await product.sql('insert into registration_events select * from kept');
    expect(await firstBrokenAnchor(product.services)).toBeNull();
    product.clock.set(DURING.registration);
  });

  it('keeps every invariant, and each of them can be broken', async () => {
    const { proof } = product.services;
    const lately = { wall: new Date(0), now: new Date(0) };
    const later = { wall: new Date('2100-01-01'), now: new Date('2100-01-01') };
    expect(await proof.findBreaches()).toEqual([]);
    const breaking = {
      'submitted without a frozen revision': [
        'update registration_revisions set candidate_id = gen_random_uuid()',
        'update registration_revisions set candidate_id = (select candidate_id from registrations)',
      ],
      'a status that no event led to': [
        "update registrations set status = 'confirmed'",
        "update registrations set status = 'submitted'",
      ],
      'a registration without its last event': [
        'update registrations set seq = seq + 1',
        'update registrations set seq = seq - 1',
      ],
      'a registration without its number': [
        "update registration_numbers set edition_id = 'x'",
        `update registration_numbers set edition_id = '${EDITION}'`,
      ],
      'a frozen revision without its code': [
        'update verification_codes set revision = 9',
        'update verification_codes set revision = 1',
      ],
    } as const;
    for (const [invariant, [damage, mend]] of Object.entries(breaking)) {
      // As its owner, past every foreign key.
      await product.sql(`set session_replication_role = replica; ${damage}`);
      expect((await proof.findBreaches()).map((breach) => breach.invariant)).toContain(invariant);
      expect((await proof.findRecentBreaches(lately)).map((breach) => breach.invariant)).toContain(invariant);
      expect(await proof.findRecentBreaches(later), 'written to before').toEqual([]);
      await product.sql(`set session_replication_role = replica; ${mend}`);
    }
    expect(await proof.findBreaches()).toEqual([]);
    expect(await proof.findRecentBreaches(lately)).toEqual([]);
  });

  it('looks at everything once a night, also at what was altered by hand and left no event', async () => {
    const { proof, marks, clock } = product.services;
    const deps = { proof, marks, clock };
    await scanNightly(deps);
    await product.sql("update registrations set status = 'confirmed'");
    expect(await scanNightly(deps), 'the same night').toEqual([]);
    const tomorrow = new Date(clock.wall().getTime() + 86_400_000);
    const found = await scanNightly({ ...deps, clock: { ...clock, wall: () => tomorrow } });
    expect(found).toEqual([expect.stringContaining('INVARIANT BROKEN: a status that no event led to')]);
    await product.sql("update registrations set status = 'submitted'");
  });

  describe('read anew night by night', () => {
    const at = (time: string) => product.clock.set(`2025-12-${time}+08:00`);
    const read = () => readHistories(product.services);
    const rounds = () =>
      product.sql('select edition_id, read, broken, ended_at is null as open from history_rounds order by 1');
    const alarms = () =>
      product.sql("select about, region_id, point_id, user_name from alarms where rule = 'history-broken'");
    const status = (to: string) => product.sql(`update registrations set status = '${to}'`);

    it('between three and six, each history once a night; what does not agree is one alarm, night after night', async () => {
      at('08T02:59:59');
      expect(await read()).toEqual([]);
      at('08T06:00:00');
      expect([await read(), await rounds()]).toEqual([[], []]);
      at('09T03:00:00');
      expect(await read()).toContain(`histories of ${EDITION}: 1 read, 0 broken`);
      expect(await read(), 'the same night').toEqual([]);
      await status('confirmed');
      const [row] = await product.sql('select number, region_id, point_id from registrations');
      for (const night of ['10T03:00:00', '11T03:30:00']) {
        at(night);
        expect(await read()).toEqual([
          expect.stringMatching(/^HISTORY BROKEN: .*: the row says confirmed, the events submitted$/),
          `histories of ${EDITION}: 1 read, 1 broken`,
          expect.stringContaining('0 read'),
        ]);
        const { number, ...place } = row ?? {};
        expect(await alarms()).toEqual([{ about: number, ...place, user_name: null }]);
      }
      await status('submitted');
    });

    it('goes on the next night where it was cut off, and begins the next round after its end', async () => {
      await product.sql(
        `insert into history_rounds values ('health-2026', '2025-12-12T03:00:00+08:00', null, 'ffffffff-ffff-4fff-bfff-ffffffffffff', 700, 2)
         on conflict (edition_id) do update set begun_at = excluded.begun_at, ended_at = null, after = excluded.after, read = 700, broken = 2`,
      );
      at('13T03:00:00');
      expect(await read()).toContain(`histories of ${EDITION}: 700 read, 2 broken`);
      at('14T03:00:00');
      expect(await read()).toContain(`histories of ${EDITION}: 1 read, 0 broken`);
    });

    it('takes nobody for a forger who saves between the reading of a row and of its events', async () => {
      product.clock.set(DURING.registration);
      const candidate = await logIn(product, 'wangxiaoming');
      const { proof } = product.services;
      let isSaving = true;
      const saving = (async () => {
        for (let turn = 0; turn < 6; turn += 1) {
          await candidate.get('withdraw', { params: { edition: EDITION } });
          await submit(candidate);
        }
        isSaving = false;
      })();
      let found = 0;
      while (isSaving) {
        const batch = await verifyBatch({ proof, keys: product.services.keys }, EDITION, null);
        found += batch.disagreements.length;
      }
      await saving;
      expect(found).toBe(0);
    });
  });
});
