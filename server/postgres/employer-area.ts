import type pg from 'pg';
import type { EmployerScope } from '#domain/employers/employees.ts';
import { inTransaction, rows } from './pool.ts';

/**
 * Runs `work` in one transaction for an employer's clerk. It names no area: of whatever the office sees by its area,
 * row-level security shows nothing here.
 */
export function inEmployers<T>(
  pool: pg.Pool,
  { region, employers }: EmployerScope,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await rows(
      client,
      `select set_config('weikao.employer_region', $1, true), set_config('weikao.employers', ($2::text[])::text, true)`,
      [region, [...employers]],
    );
    return work(client);
  });
}
