import { type Config, readConfig } from './config.ts';
import { keysOf, type OpenedDatabase, openDatabase } from './main-database.ts';
import { endChange, wrapAnew } from './main-master-key.ts';
import { createPool } from './postgres/pool.ts';
import { countSealed, forgetKey, rotateSealed, type SealedCount } from './postgres/rotate-sealed.ts';

const USAGE = 'usage: weikao rotate-keys [--dry-run | --forget <version> | --master | --master-done]';

const say = ({ table, version, rows }: SealedCount) =>
  console.log(`${table.padEnd(24)} key ${String(version).padStart(3)}  ${rows}`);

type Wish =
  | { readonly do: 'rotate' | 'count' | 'wrap' | 'end' }
  | { readonly do: 'forget'; readonly version: number };

const ALONE: Readonly<Record<string, 'count' | 'wrap' | 'end'>> = {
  '--dry-run': 'count',
  '--master': 'wrap',
  '--master-done': 'end',
};

function wanted([option, version = '', ...more]: readonly string[]): Wish | null {
  if (option === undefined) return { do: 'rotate' };
  const alone = version === '' ? ALONE[option] : undefined;
  if (alone !== undefined) return { do: alone };
  const isForget = option === '--forget' && /^\d{1,3}$/.test(version) && more.length === 0;
  return isForget ? { do: 'forget', version: Number(version) } : null;
}

async function main(wish: Wish): Promise<number> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const { migrator } = database.urls;
  let code: number;
  if (wish.do === 'wrap') code = await wrapAnew(config, migrator, console.log);
  else if (wish.do === 'end') code = await endChange(config, migrator, console.log);
  else code = await changeSealing(config, database, wish);
  if (!database.adopted) await database.stop();
  return code;
}

/** Seals everything with the current key. Ends with 1 where something is left of another one. */
async function changeSealing(config: Config, database: OpenedDatabase, wish: Wish): Promise<number> {
  const pool = createPool(database.urls.migrator, 2, (error) => console.error(error.message), 'job');
  const keys = await keysOf(config, database);
  if (wish.do === 'rotate')
    await rotateSealed(pool, keys, ({ table, rows }) => console.log(`${table}: ${rows} sealed anew`));
  const counts = await countSealed(pool);
  for (const count of counts) say(count);
  const kept = wish.do === 'forget' ? wish.version : null;
  const isInUse = counts.some(({ version }) => version === kept);
  let code = wish.do === 'rotate' && counts.some(({ version }) => version !== keys.sealingVersion) ? 1 : 0;
  if (kept !== null) {
    const isForgotten = !isInUse && kept !== keys.sealingVersion && (await forgetKey(pool, kept));
    console.log(isForgotten ? `key ${kept} is forgotten` : `key ${kept} is in use, or is not known`);
    code = isForgotten ? 0 : 1;
  }
  await pool.end();
  return code;
}

const wish = wanted(process.argv.slice(2));
if (wish === null) console.error(USAGE);
process.exitCode = wish === null ? 2 : await main(wish);
