import {
  listDifferences,
  listMoneyDays,
  settleDifference,
  writeStatement,
} from '../usecases/payment/reconcile-money.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

type MoneyHandlers = Pick<
  Handlers,
  'listMoneyDays' | 'listDifferences' | 'settleDifference' | 'writeStatement'
>;

/** Orders, bills and accounts compared. */
export function moneyHandlers(deps: HttpDeps): MoneyHandlers {
  return {
    listMoneyDays: (_input, { staff }) => listMoneyDays(deps, staff),
    listDifferences: ({ query }, { staff }) => listDifferences(deps, staff, query.is),
    settleDifference: ({ params, body }, { staff }) =>
      settleDifference(deps, staff, params.difference, body.words),
    writeStatement: ({ body }, { staff }) => writeStatement(deps, staff, body),
  };
}
