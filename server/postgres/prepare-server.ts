import pg from 'pg';

export type DatabaseUrls = { readonly migrator: string; readonly app: string; readonly office: string };

const OLDEST = 150_000;

/** Refuses a server that cannot carry the product: too old, or unable to search Chinese names. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
    if (version < OLDEST) throw new Error(`PostgreSQL 15 or newer is needed, this server says ${version}`);
    const encoding = (await client.query('show server_encoding')).rows[0].server_encoding;
    if (encoding !== 'UTF8') throw new Error(`the database must be encoded in UTF8, not ${encoding}`);
    const trigram = await client.query("select 1 from pg_available_extensions where name = 'pg_trgm'");
    if (trigram.rowCount === 0) throw new Error('the extension pg_trgm is not available on this server');
    const word = (await client.query("select '\u4dae' ~ '[[:alpha:]]' as known")).rows[0].known;
    if (word !== true)
      throw new Error('the database was made with LC_CTYPE=C: use C.UTF-8, or names cannot be searched');
  } finally {
    await client.end();
  }
}

/**
 * Candidates' statements name their row: one plan serves them all, and planning anew over the partitions costs more than
 * the reading. Staff's lists keep their own plans.
 */
const KEEP_PLANS = 'alter role weikao_app set plan_cache_mode = force_generic_plan';

const ROLES = ['weikao_migrator', 'weikao_app', 'weikao_office'] as const;

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(password)}`,
  );
}

/** Makes the three roles and the database; run as superuser, for the embedded server and for tests. */
export async function prepareEmbedded(
  superuserUrl: string,
  database: string,
  password: string,
): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const role of ROLES) await ensureRole(client, role, password);
    await client.query(KEEP_PLANS);
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    const name = client.escapeIdentifier(database);
    if (found.rowCount === 0) await client.query(`create database ${name}`);
    await client.query(`alter database ${name} owner to weikao_migrator`);
  } finally {
    await client.end();
  }
  const urlOf = (role: string) => {
    const url = new URL(superuserUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${database}`;
    return url.toString();
  };
  return { migrator: urlOf('weikao_migrator'), app: urlOf('weikao_app'), office: urlOf('weikao_office') };
}

/** Each works in its role, whoever it logs in as; made and granted by `prepareForeign`, when the schema is migrated. */
export const prepareRoles = (urls: {
  readonly app: string;
  readonly office: string | null;
}): Pick<DatabaseUrls, 'app' | 'office'> => ({
  app: asRole(urls.app, 'weikao_app'),
  office: asRole(urls.office ?? urls.app, 'weikao_office'),
});

/** Connects as whoever the URL names, and works as one of our roles from the first statement on. */
function asRole(url: string, role: string): string {
  const parsed = new URL(url);
  if (decodeURIComponent(parsed.username) !== role) parsed.searchParams.set('options', `-c role=${role}`);
  return parsed.toString();
}

async function ensureMembership(client: pg.Client, role: string, member: string): Promise<void> {
  const known = await client.query('select pg_has_role($1, $2, $3) as member', [member, role, 'member']);
  if (known.rows[0].member !== true)
    await client.query(`grant ${role} to ${client.escapeIdentifier(member)}`);
}

/**
 * A server that somebody else runs. Our two working roles are made if the migrator may do so; whoever `app` and `office` log
 * in as take them on, `app` both where there is no `office`. Throws with what a superuser has to run where it may not.
 */
export async function prepareForeign(urls: {
  app: string;
  office: string | null;
  migrator: string;
}): Promise<DatabaseUrls> {
  const memberOf = (url: string) => decodeURIComponent(new URL(url).username);
  const members = [
    { role: 'weikao_app', member: memberOf(urls.app) },
    { role: 'weikao_office', member: memberOf(urls.office ?? urls.app) },
  ];
  const client = new pg.Client({ connectionString: urls.migrator });
  await client.connect();
  try {
    for (const { role, member } of members) {
      const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (found.rowCount === 0) await client.query(`create role ${role} nosuperuser nobypassrls`);
      await ensureMembership(client, role, member);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const byMember = Map.groupBy(members, ({ member }) => member);
    const grants = [...byMember].map(
      ([member, of]) => `grant ${of.map(({ role }) => role).join(', ')} to "${member}";`,
    );
    throw new Error(
      `the roles weikao_app and weikao_office are missing, or who logs in may not take them on (${reason}). As superuser: ` +
        `create role weikao_app; create role weikao_office; ${grants.join(' ')}`,
    );
  } finally {
    await client.end();
  }
  return { migrator: urls.migrator, ...prepareRoles(urls) };
}
