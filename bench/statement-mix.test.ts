import { describe, expect, it } from 'vitest';
import { comparable, differences } from './statement-mix.ts';

const counted = (text: string, calls: number) => ({ text, calls, milliseconds: 0.1 });

describe('the comparison of what server and pgbench send', () => {
  it('sees one statement in two spellings of parameters, constants and white space', () => {
    const server = 'insert into events (key, head)\n  select $1, $2 from saved';
    const pgbench = 'insert into events (key, head) select gen_random_uuid(), $7 from saved;';
    expect(comparable(pgbench)).toBe(comparable(server));
  });

  it('sees one statement whether or not the database has put parameters for its constants', () => {
    const prepared = "insert into sent select 'it''s', 0, null from saved where state in ('open', 'paid')";
    const counted = 'insert into sent select $1, $2, $3 from saved where state in ($4 /*, ... */)';
    expect(comparable(prepared)).toBe(comparable(counted));
    expect(comparable("select 'a'::text from t1")).not.toBe(comparable("select 'a'::text from t2"));
  });

  it('finds nothing where both send the same equally often', () => {
    const mix = [counted('select 1', 2), counted('select 2', 1)];
    expect(differences(mix, [...mix].reverse())).toEqual([]);
  });

  it('names what is left out, what is added and what comes more often', () => {
    const server = [counted('select 1', 2), counted('select 2', 1)];
    const pgbench = [counted('select 1', 1), counted('select 3', 1)];
    expect(differences(server, pgbench)).toEqual([
      'server 2.00, pgbench 1.00 times a request: select 1',
      'server 1.00, pgbench 0.00 times a request: select 2',
      'server 0.00, pgbench 1.00 times a request: select 3',
    ]);
  });
});
