import type pg from 'pg';
import { CONFIGURATION_ACTIONS, CONFIGURATION_STATES } from '#domain/configuration/life.ts';
import type { ComparedRehearsal } from '#domain/rehearsal/report.ts';
import type {
  ConfigurationChange,
  ConfigurationCommand,
  ConfigurationEvent,
  ConfigurationStore,
  DueConfigurations,
  NewConfiguration,
  StoredConfiguration,
} from '../ports/configuration-store.ts';
import { instant, instantOrNull, integer, text, textOrNull, texts, word } from './columns.ts';
import { inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';

const CURRENT = `
select * from configurations where edition_id = $1 and state in ('draft', 'proposed', 'scheduled', 'live')
order by region_id, number`;

const OF_REGION = `
select * from configurations where edition_id = $1 and region_id = $2 order by number desc`;

const HISTORY = `
select e.*, c.number, coalesce(s.display_name, '') as staff_name
from configuration_events e join configurations c using (configuration_id) left join staff s using (staff_id)
where c.edition_id = $1 and c.region_id = $2 order by e.at desc, e.rev desc`;

/** What the data files say is number 0 for as long as nothing else was live. */
const KEEP_BASELINE = `
insert into configurations (configuration_id, edition_id, region_id, number, state, rev, document, digest,
  origin_edition, origin_number, authors, created_at)
select gen_random_uuid(), $1, $2, 0, 'live', 1, $3, $4, $1, 0, '{}', $5
where not exists (select 1 from configurations where edition_id = $1 and region_id = $2 and number > 0 and state = 'live')
on conflict (edition_id, region_id, number) do update set document = excluded.document, digest = excluded.digest
  where configurations.state = 'live'`;

const OPEN = `
insert into configurations (configuration_id, edition_id, region_id, number, state, rev, document, digest,
  origin_edition, origin_number, authors, rehearsal, rehearsed_digest, rehearsed_at, created_at)
select $1, $2, $3, coalesce(max(number), 0) + 1, 'draft', 1, $4, $5, $6, $7, array[$8::uuid], $9::jsonb,
  case when $9::jsonb is null then null else $5 end, case when $9::jsonb is null then null else $10::timestamptz end, $10
from configurations where edition_id = $2 and region_id = $3
on conflict do nothing`;

const LOCK = 'select * from configurations where configuration_id = $1 for no key update';

const EARLIER = `
select request_digest from configuration_events where configuration_id = $1 and idempotency_key = $2`;

const WRITE = `
update configurations set state = $3, rev = rev + 1, authors = $4, document = coalesce($5, document),
  digest = coalesce($6, digest), rehearsal = coalesce($7, rehearsal),
  rehearsed_digest = case when $7::jsonb is null then rehearsed_digest else digest end,
  rehearsed_at = case when $7::jsonb is null then rehearsed_at else $8 end, approved_by = $9, live_from = $10
where configuration_id = $1 and rev = $2`;

const RECORD = `
insert into configuration_events (configuration_id, idempotency_key, request_digest, action, staff_id, state, rev, digest,
  note, at, region_id)
select configuration_id, $2, $3, $4, $5, $6, rev, digest, $7, $8, region_id from configurations
where configuration_id = $1`;

function toStored<D>(row: Row): StoredConfiguration<D> {
  return {
    id: text(row, 'configuration_id'),
    edition: text(row, 'edition_id'),
    region: text(row, 'region_id'),
    number: integer(row, 'number'),
    state: word(row, 'state', CONFIGURATION_STATES),
    rev: integer(row, 'rev'),
    document: row.document as D,
    digest: text(row, 'digest'),
    origin: { edition: text(row, 'origin_edition'), number: integer(row, 'origin_number') },
    authors: texts(row, 'authors'),
    rehearsal: row.rehearsal as ComparedRehearsal | null,
    rehearsed: textOrNull(row, 'rehearsed_digest'),
    rehearsedAt: instantOrNull(row, 'rehearsed_at'),
    approvedBy: textOrNull(row, 'approved_by'),
    liveFrom: instantOrNull(row, 'live_from'),
    liveAt: instantOrNull(row, 'live_at'),
    endedAt: instantOrNull(row, 'ended_at'),
    createdAt: instant(row, 'created_at'),
  };
}

const toEvent = (row: Row): ConfigurationEvent => ({
  number: integer(row, 'number'),
  action: word(row, 'action', ['open', ...CONFIGURATION_ACTIONS]),
  staff: text(row, 'staff_id'),
  staffName: text(row, 'staff_name'),
  state: word(row, 'state', CONFIGURATION_STATES),
  note: text(row, 'note'),
  at: instant(row, 'at'),
});

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

async function record(
  db: Queryable,
  id: string,
  { key, requestDigest, staff, note, at }: ConfigurationCommand,
  did: { readonly action: string; readonly state: string },
): Promise<void> {
  await rows(db, RECORD, [id, key, requestDigest, did.action, staff, did.state, note, at]);
}

async function open<D>(db: Queryable, fresh: NewConfiguration<D>, command: ConfigurationCommand) {
  const { edition, region, document, digest, origin, rehearsal, baseline } = fresh;
  const earlier = await firstRow(db, EARLIER, [command.key, command.key]);
  if (earlier !== null) return text(earlier, 'request_digest') === command.requestDigest ? 'done' : 'other';
  await rows(db, KEEP_BASELINE, [edition, region, json(baseline.document), baseline.digest, command.at]);
  const values = [command.key, edition, region, json(document), digest, origin.edition, origin.number];
  const opened = await changed(db, OPEN, [...values, command.staff, json(rehearsal), command.at]);
  if (opened === 0) return 'open';
  await record(db, command.key, command, { action: 'open', state: 'draft' });
  return 'done';
}

async function write<D>(
  db: Queryable,
  of: StoredConfiguration<D>,
  change: ConfigurationChange<D>,
  command: ConfigurationCommand,
): Promise<void> {
  const { approvedBy = of.approvedBy, liveFrom = of.liveFrom } = change;
  const content = [json(change.document), change.digest ?? null, json(change.rehearsal)];
  const values = [of.id, of.rev, change.state, change.authors, ...content, command.at, approvedBy, liveFrom];
  if ((await changed(db, WRITE, values)) === 0)
    throw new Error(`configuration ${of.id} changed under its lock`);
  await record(db, of.id, command, change);
  const isDue = liveFrom !== null && liveFrom <= command.at;
  if (change.state === 'scheduled' && isDue)
    await rows(db, 'select bring_into_force($1, $2)', [of.id, command.at]);
}

/** Configurations as staff see and decide them, under their own area; their documents are of one shape. */
export function createConfigurationStore<D>(pool: pg.Pool): ConfigurationStore<D> {
  return {
    listCurrent: (area, edition) =>
      inArea(pool, area, async (db) => (await rows(db, CURRENT, [edition])).map((row) => toStored<D>(row))),
    listOf: (area, edition, region) =>
      inArea(pool, area, async (db) =>
        (await rows(db, OF_REGION, [edition, region])).map((row) => toStored<D>(row)),
      ),
    historyOf: (area, edition, region) =>
      inArea(pool, area, async (db) => (await rows(db, HISTORY, [edition, region])).map(toEvent)),
    open: (area, fresh, command) => inArea(pool, area, (db) => open(db, fresh, command)),
    lockAndDecide: (area, id, command, decide) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, LOCK, [id]);
        if (row === null) return null;
        const earlier = await firstRow(db, EARLIER, [id, command.key]);
        const configuration = toStored<D>(row);
        const { change, answer } = decide({
          configuration,
          earlier: earlier === null ? null : text(earlier, 'request_digest'),
        });
        if (change !== null) await write(db, configuration, change, command);
        return answer;
      }),
  };
}

/** For the process that keeps the time; the right to write stays with the function. */
export function createDueConfigurations(pool: pg.Pool): DueConfigurations {
  return {
    bringIntoForce: async (now) => {
      const row = await firstRow(pool, 'select bring_due_into_force($1) as brought', [now]);
      return row === null ? 0 : integer(row, 'brought');
    },
  };
}
