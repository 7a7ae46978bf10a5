import { askRefund, listReturnable } from '../usecases/refunds/ask-refund.ts';
import { cancelRegistration } from '../usecases/refunds/cancel-registration.ts';
import { decideRefundAs, listRefunds } from '../usecases/refunds/decide-refund.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

type RefundHandlers = Pick<
  Handlers,
  'cancelRegistration' | 'listRefunds' | 'decideRefund' | 'listReturnable' | 'askRefund'
>;

/** Cancelling what was paid, and what becomes of the money. */
export function refundHandlers(deps: HttpDeps): RefundHandlers {
  return {
    cancelRegistration: ({ params, body }, { staff, incoming }) =>
      cancelRegistration(deps, staff, params.number, body, incoming),
    listRefunds: ({ query }, { staff }) =>
      listRefunds(deps, staff, query.is === 'settled' ? 'settled' : 'waiting'),
    listReturnable: (_input, { staff }) => listReturnable(deps, staff),
    askRefund: ({ params, body }, { staff, incoming }) =>
      askRefund(deps, staff, params.number, body, incoming),
    decideRefund: ({ params, body }, { staff, incoming }) =>
      decideRefundAs(deps, staff, params.refund, body, incoming),
  };
}
