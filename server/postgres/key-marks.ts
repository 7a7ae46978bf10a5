import type pg from 'pg';

export type KeyMark = { readonly version: number; readonly suite: string; readonly mark: string };

const NEEDED = 'put it back into WEIKAO_SEALING_KEYS, or what it sealed cannot be opened';

/**
 * What is wrong with our keys for this database, a line each; where nothing is, those that it has not seen yet become
 * known to it.
 */
export async function keyMarkProblems(
  client: pg.Client,
  ours: readonly KeyMark[],
  at: Date,
): Promise<string[]> {
  const statement = "select version, suite, encode(mark, 'hex') as mark from key_marks order by version";
  const known: KeyMark[] = (await client.query(statement)).rows;
  const problems = known.flatMap(({ version, suite, mark }) => {
    const own = ours.find((one) => one.version === version);
    if (own === undefined) return [`this database holds values sealed under key ${version}: ${NEEDED}`];
    if (own.suite !== suite)
      return [
        `key ${version} seals by ${suite} in this database, and by ${own.suite} here: see WEIKAO_CRYPTO`,
      ];
    if (own.mark === mark) return [];
    const setting = version === 1 ? 'WEIKAO_MASTER_KEY' : 'WEIKAO_SEALING_KEYS';
    return [`key ${version} is not the one that seals in this database: see ${setting}`];
  });
  if (problems.length > 0) return problems;
  for (const { version, suite, mark } of ours) {
    await client.query(
      "insert into key_marks (version, suite, mark, first_seen) values ($1, $2, decode($3, 'hex'), $4) on conflict do nothing",
      [version, suite, mark, at],
    );
  }
  return [];
}
