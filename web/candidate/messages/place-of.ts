import type { Message } from '#contract/client.ts';

export type Step =
  | 'progress'
  | 'submit'
  | 'confirmation'
  | 'repair'
  | 'papers'
  | 'pay'
  | 'reason'
  | 'id-paper'
  | 'case'
  | 'account';

const steps: Readonly<Record<Message['kind'], Step>> = {
  withdrawn: 'submit',
  unconfirmed: 'confirmation',
  confirmed: 'progress',
  'confirmation-refused': 'repair',
  'paper-infected': 'papers',
  'paper-infected-confirmed': 'papers',
  endorsed: 'progress',
  refused: 'reason',
  payable: 'pay',
  'payment-opens': 'pay',
  registered: 'progress',
  cancelled: 'reason',
  corrected: 'progress',
  'printed-for-you': 'progress',
  forfeited: 'progress',
  'decision-reverted': 'progress',
  'returned-to-point': 'progress',
  'remind-submit': 'submit',
  'remind-submit-again': 'submit',
  'remind-confirm': 'confirmation',
  'remind-repair': 'repair',
  'remind-pay': 'pay',
  'id-paper-expires': 'id-paper',
  held: 'case',
  'hold-released': 'progress',
  'case-approved': 'case',
  'case-refused': 'case',
  'case-undone': 'case',
  'refund-approved': 'progress',
  'refund-declined': 'progress',
  'wechat-bound': 'account',
  'wechat-unbound': 'account',
  'refund-done': 'progress',
  'money-kept': 'pay',
};

/** Where what the message asks for is done. */
export function placeOf({ kind, edition }: Pick<Message, 'kind' | 'edition'>): { href: string; step: Step } {
  if (steps[kind] === 'case') return { href: '/account/cases', step: 'case' };
  if (edition === null) return { href: '/account', step: 'account' };
  const step = steps[kind];
  const registration = `/registrations/${edition}`;
  switch (step) {
    case 'confirmation':
      return { href: `${registration}/receipt`, step };
    case 'papers':
      return { href: `${registration}/materials`, step };
    case 'pay':
      return { href: `${registration}/payment`, step };
    case 'id-paper':
      return { href: '/account/basics', step };
    default:
      return { href: registration, step };
  }
}
