import type pg from 'pg';
import type { MessageBudget } from '../ports/message-budget.ts';
import { integer } from './columns.ts';
import { changed, firstRow } from './pool.ts';

const SLOTS = 10;

const TAKE = `
insert into messages_a_day values ($1, $2, 1)
on conflict (day, slot) do update set sent = messages_a_day.sent + 1 where messages_a_day.sent < $3`;

const SENT = 'select coalesce(sum(sent), 0) as sent from messages_a_day where day = $1';

/** Senders begin at slots of their own, one after the other, and look at the rest only where theirs is full. */
export function createMessageBudget(pool: pg.Pool): MessageBudget {
  let turn = 0;
  return {
    take: async (day, most) => {
      turn = (turn + 1) % SLOTS;
      for (let step = 0; step < SLOTS; step += 1) {
        const slot = (turn + step) % SLOTS;
        // Together the slots hold exactly `most`.
        const share = Math.floor((most + slot) / SLOTS);
        if (share > 0 && (await changed(pool, TAKE, [day, slot, share])) > 0) return true;
      }
      return false;
    },
    hasLeft: async (day, most) => {
      const row = await firstRow(pool, SENT, [day]);
      return row === null || integer(row, 'sent') < most;
    },
  };
}
