import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { pinyin } from 'pinyin-pro';
import { plainReading } from '#domain/identity/readings.ts';
import { readCharacters } from './character-directory.ts';

type Line = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

/** Reads one of the data files: comment lines tell source and year, then header and rows. */
export function readData(folder: string, file: string): Line[] {
  return parse(readFileSync(path.join(folder, file)), {
    columns: true,
    comment: '#',
    comment_no_infix: true,
  });
}

const parts = (cell: string | undefined, separator: string) =>
  (cell ?? '').split(separator).filter((part) => part !== '');
const positioned = (toRow: (line: Line) => Values) => (lines: Line[]) =>
  lines.map((line, i) => ({ ...toRow(line), position: i + 1 }));

/** Whole syllables and initials, so that `sjzrmyy` and `shijiazhuang` both find a hospital of that city. */
/** What an employer is found by: name, shorter names, pinyin, initials, credit code. */
export function employerSearch(line: Line): string {
  const name = line.name ?? '';
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  return [name, line.aliases, syllables.join(''), initials, line.credit_code].join(' ').toLowerCase();
}

/** Every reading of a line's characters, as it is typed. */
const readingsIn = (characters: string) => [
  ...new Set(readCharacters(characters).flatMap(({ readings }) => readings.map(plainReading))),
];

/** `*` stands for every region that has no row of its own, kind by kind where there are kinds. */
function forEachRegion(
  lines: Line[],
  regions: readonly string[],
  toRow: (line: Line, region: string) => Values,
): Values[] {
  const keyOf = (line: Line, region = line.region) => `${line.edition}/${region}/${line.kind ?? ''}`;
  const own = new Set(lines.filter((line) => line.region !== '*').map((line) => keyOf(line)));
  return lines.flatMap((line) => {
    const others = () => regions.filter((region) => !own.has(keyOf(line, region)));
    const targets = line.region === '*' ? others() : [line.region ?? ''];
    return targets.map((region) => toRow(line, region));
  });
}

type Target = {
  readonly table: string;
  readonly key: readonly string[];
  readonly file: string;
  readonly rows: (lines: Line[]) => Values[];
  /** What of a line says whose configuration it belongs to; where one is live, it says more than the file. */
  readonly belongsTo?: string;
  /** Once loaded, nothing of a row but its place in the order is changed any more. */
  readonly isKept?: true;
};

const OF_REGION_AND_EDITION = 'live.edition_id = line.edition_id and live.region_id = line.region_id';
const OF_NATION = "live.edition_id = line.edition_id and live.region_id = '*'";
const OF_REGION = 'live.region_id = line.region_id';
const OF_POINT = 'live.region_id = (select region_id from points where points.point_id = line.point_id)';

function targets(regions: readonly string[]): Target[] {
  return [
    {
      table: 'editions',
      key: ['edition_id'],
      file: 'editions.csv',
      rows: positioned((l) => ({ edition_id: l.code, year: l.year, title: l.title, exam_date: l.exam_date })),
    },
    {
      table: 'regions',
      key: ['region_id'],
      file: 'regions.csv',
      rows: positioned((l) => ({
        region_id: l.code,
        name: l.name,
        short_name: l.short_name,
        name_en: l.name_en,
        kind: l.kind,
      })),
    },
    {
      table: 'points',
      belongsTo: OF_REGION,
      key: ['point_id'],
      file: 'points.csv',
      rows: positioned((l) => ({ point_id: l.code, region_id: l.region, name: l.name, name_en: l.name_en })),
    },
    {
      table: 'sites',
      belongsTo: OF_POINT,
      key: ['site_id'],
      file: 'sites.csv',
      rows: positioned((l) => ({ site_id: l.code, point_id: l.point, name: l.name, name_en: l.name_en })),
    },
    {
      table: 'specialties',
      key: ['specialty_id'],
      file: 'specialties.csv',
      rows: positioned((l) => ({
        specialty_id: l.code,
        exam: l.exam,
        name: l.name,
        level: l.level,
        discipline: l.discipline,
        subjects: parts(l.subjects, '|'),
        form: l.form,
        from_year: l.from_year || null,
        to_year: l.to_year || null,
        verification: l.verification,
      })),
    },
    {
      table: 'specialty_mergers',
      key: ['former', 'from_year'],
      file: 'specialty-mergers.csv',
      rows: (lines) =>
        lines.map((l) => ({ former: l.former, specialty_id: l.specialty, from_year: l.from_year })),
    },
    {
      table: 'options',
      key: ['list', 'code'],
      file: 'code-lists.csv',
      rows: positioned((l) => ({
        list: l.list,
        code: l.code,
        label: l.label,
        label_en: l.label_en,
        within: parts(l.within, '|'),
      })),
    },
    {
      table: 'region_settings',
      belongsTo: OF_REGION_AND_EDITION,
      key: ['edition_id', 'region_id'],
      file: 'region-settings.csv',
      rows: (lines) =>
        lines.map((l) => ({
          edition_id: l.edition,
          region_id: l.region,
          confirmation: l.confirmation,
          online_payment: l.online_payment === 'yes',
          auto_confirmation: l.auto_confirmation === 'yes',
          payment_gateway: l.payment_gateway,
          payee: l.payee,
          confirmation_place: l.confirmation_place,
          confirmation_papers: parts(l.confirmation_papers, ';'),
        })),
    },
    {
      table: 'windows',
      belongsTo: OF_REGION_AND_EDITION,
      key: ['edition_id', 'region_id', 'kind'],
      file: 'windows.csv',
      rows: (lines) =>
        forEachRegion(lines, regions, (l, region) => ({
          edition_id: l.edition,
          region_id: region,
          kind: l.kind,
          opens_at: l.opens_at,
          closes_at: l.closes_at,
        })),
    },
    {
      table: 'employer_settings',
      belongsTo: OF_REGION_AND_EDITION,
      key: ['edition_id', 'region_id'],
      file: 'employer-clerks.csv',
      rows: (lines) =>
        forEachRegion(lines, regions, (l, region) => ({
          edition_id: l.edition,
          region_id: region,
          clerks: l.clerks === 'yes',
        })),
    },
    {
      table: 'grace_periods',
      belongsTo: OF_REGION_AND_EDITION,
      key: ['edition_id', 'region_id'],
      file: 'grace-periods.csv',
      rows: (lines) =>
        forEachRegion(lines, regions, (l, region) => ({
          edition_id: l.edition,
          region_id: region,
          grace_minutes: l.grace_minutes,
          extension_hours: l.extension_hours,
        })),
    },
    {
      table: 'reminders',
      belongsTo: OF_NATION,
      key: ['edition_id', 'about', 'days'],
      file: 'reminders.csv',
      rows: (lines) => lines.map((l) => ({ edition_id: l.edition, about: l.about, days: l.days })),
    },
    {
      table: 'fees',
      belongsTo: OF_REGION_AND_EDITION,
      key: ['edition_id', 'region_id', 'level', 'form'],
      file: 'fees.csv',
      rows: (lines) =>
        lines.map((l) => ({
          edition_id: l.edition,
          region_id: l.region,
          level: l.level,
          form: l.form,
          fen_per_subject: l.fen_per_subject,
          fen_per_person: l.fen_per_person,
          legal_basis: l.legal_basis,
        })),
    },
    {
      table: 'photo_limits',
      belongsTo: OF_NATION,
      key: ['edition_id'],
      file: 'photo-limits.csv',
      rows: (lines) =>
        lines.map((l) => ({
          edition_id: l.edition,
          min_width: l.min_width,
          min_height: l.min_height,
          min_bytes: l.min_bytes,
          max_bytes: l.max_bytes,
        })),
    },
    {
      table: 'paper_limits',
      belongsTo: OF_NATION,
      key: ['edition_id'],
      file: 'paper-limits.csv',
      rows: (lines) =>
        lines.map((l) => ({ edition_id: l.edition, max_bytes: l.max_bytes, max_sheets: l.max_sheets })),
    },
    {
      table: 'employers',
      key: ['employer_id'],
      file: 'employers.csv',
      rows: (lines) =>
        lines.map((l) => ({
          employer_id: l.credit_code,
          name: l.name,
          aliases: parts(l.aliases, '|'),
          region_id: l.region,
          point_id: l.city,
          nature: l.nature,
          category: l.category,
          search: employerSearch(l),
        })),
    },
    {
      table: 'character_groups',
      key: ['radical', 'strokes'],
      file: 'rare-characters.csv',
      rows: (lines) => lines.map((l) => ({ ...l, readings: readingsIn(l.characters ?? '') })),
    },
    {
      table: 'retention_terms',
      key: ['class'],
      file: 'retention.csv',
      rows: positioned((l) => ({ ...l, term: l.term || null })),
    },
    {
      table: 'alarm_rules',
      key: ['rule'],
      file: 'alarm-rules.csv',
      rows: (lines) =>
        lines.map((l) => ({ ...l, from_hour: l.from_hour || null, to_hour: l.to_hour || null })),
    },
    {
      table: 'reasons',
      isKept: true,
      key: ['reason_id'],
      file: 'refusal-reasons.csv',
      rows: positioned((l) => ({
        reason_id: l.code,
        stage: l.stage,
        text_zh: l.text_zh,
        fix_zh: l.fix_zh,
        text_en: l.text_en,
        fix_en: l.fix_en,
        field: l.field || null,
      })),
    },
  ];
}

async function upsert(client: pg.Client, target: Target, values: readonly Values[]): Promise<void> {
  const columns = Object.keys(values[0] ?? {});
  const updates = columns
    .filter((column) => !target.key.includes(column) && (!target.isKept || column === 'position'))
    .map((column) => `${column} = excluded.${column}`);
  await client.query(
    `insert into ${target.table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${target.table}, $1) as line
     where not exists (select 1 from configurations as live
       where live.state = 'live' and live.number > 0 and ${target.belongsTo ?? 'false'})
     on conflict (${target.key.join(', ')}) do ${updates.length === 0 ? 'nothing' : `update set ${updates.join(', ')}`}`,
    [JSON.stringify(values)],
  );
}

/** Which content of which file is in the tables. */
export const POPULATED = 'create table if not exists populated (file text primary key, digest text not null)';

/**
 * Loads the reference data files into their tables; a file that has not changed since is skipped, and so is whatever a
 * live configuration says. Returns the names of the tables loaded now.
 */
export async function populate(migratorUrl: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query(POPULATED);
    const known = new Map(
      (await client.query('select file, digest from populated')).rows.map((row) => [row.file, row.digest]),
    );
    const regions = readData(folder, 'regions.csv').map((line) => line.code ?? '');
    const loaded: string[] = [];
    for (const target of targets(regions)) {
      const digest = createHash('sha256')
        .update(readFileSync(path.join(folder, target.file)))
        .digest('hex');
      if (known.get(target.file) === digest) continue;
      await client.query('begin');
      await upsert(client, target, target.rows(readData(folder, target.file)));
      await client.query(
        'insert into populated values ($1, $2) on conflict (file) do update set digest = excluded.digest',
        [target.file, digest],
      );
      // Nobody can enter an edition that has no part in the tables.
      if (target.table === 'editions') await client.query('select ensure_partitions(false)');
      await client.query('commit');
      loaded.push(target.table);
    }
    return loaded;
  } finally {
    await client.end();
  }
}
