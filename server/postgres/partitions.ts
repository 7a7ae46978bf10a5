import type pg from 'pg';
import type { Partitions } from '../ports/partitions.ts';
import { integer } from './columns.ts';
import { rows } from './pool.ts';

export function createPartitions(pool: pg.Pool): Partitions {
  return {
    ensure: async () => {
      const [row] = await rows(pool, 'select ensure_partitions(true) as made');
      return row === undefined ? 0 : integer(row, 'made');
    },
  };
}
