import type { MessageKind } from '../registration/command.ts';
import type { Status } from '../registration/registration.ts';

/** The ways by which a copy of a message of the inbox leaves the house. */
export const CHANNELS = ['wechat', 'sms', 'mail'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `sent`: the vendor has it; `delivered`: it says so; `pointless`: what it is about was done before it could leave. */
export const DELIVERY_STATES = ['waiting', 'sent', 'delivered', 'failed', 'pointless'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why a copy will not arrive. */
export const DELIVERY_FAILURES = [
  'not-following',
  'blocked',
  'no-such-address',
  'refused',
  'given-up',
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** By what a candidate can be reached at this moment. */
export type Reach = Readonly<Record<Channel, boolean>>;

type CopyRule = {
  /** Somebody has to do something, or has lost something: worth a short message where WeChat does not reach. */
  readonly matters: boolean;
  /** Whoever is not told at once may come to harm: also at night. */
  readonly urgent?: true;
  /** Said only while the registration stands so; absent: it stays true. */
  readonly while?: readonly Status[];
  /** Said only while a paper with a virus is there. */
  whileInfected?: true;
  /** Not said once the deadline that it names has passed. */
  readonly untilDeadline?: true;
};

const todo = (...statuses: readonly Status[]): CopyRule => ({
  matters: true,
  while: statuses,
  untilDeadline: true,
});
const news: CopyRule = { matters: false };
const matter: CopyRule = { matters: true };
const urgent: CopyRule = { matters: true, urgent: true };

const COPY_RULES: Readonly<Record<MessageKind, CopyRule>> = {
  withdrawn: todo('draft'),
  unconfirmed: todo('submitted'),
  confirmed: matter,
  'confirmation-refused': todo('repair'),
  'paper-infected': { ...todo('draft', 'submitted', 'repair'), whileInfected: true },
  'paper-infected-confirmed': matter,
  endorsed: news,
  refused: matter,
  payable: todo('payable'),
  'payment-opens': todo('payable'),
  registered: matter,
  cancelled: matter,
  corrected: matter,
  'printed-for-you': news,
  forfeited: matter,
  'returned-to-point': news,
  'decision-reverted': matter,
  'remind-submit': todo('draft'),
  'remind-submit-again': todo('draft'),
  'remind-confirm': todo('submitted'),
  'remind-repair': todo('repair'),
  'remind-pay': todo('payable'),
  'id-paper-expires': matter,
  held: matter,
  'hold-released': news,
  'case-approved': matter,
  'case-refused': matter,
  'case-undone': matter,
  'refund-approved': news,
  'refund-declined': matter,
  'refund-done': news,
  'money-kept': matter,
  'wechat-bound': urgent,
  'wechat-unbound': urgent,
};

/** Which ways a message takes: WeChat and mail where there are such; a short message, which costs, where it matters and WeChat does not reach. */
export function channelsFor(kind: MessageKind, reach: Reach): Channel[] {
  const rule = COPY_RULES[kind];
  const bySms = reach.sms && rule.matters && (rule.urgent === true || !reach.wechat);
  return CHANNELS.filter((channel) => (channel === 'sms' ? bySms : reach[channel]));
}

/** What is tried instead of a way that has failed for good. */
export function insteadOf(kind: MessageKind, channel: Channel): Channel | null {
  return channel === 'wechat' && COPY_RULES[kind].matters ? 'sms' : null;
}

export const cannotWait = (kind: MessageKind): boolean => COPY_RULES[kind].urgent === true;

/** Where the registration stands at the moment of sending; null for what concerns the account alone. */
export type Present = {
  readonly status: Status | null;
  readonly deadline: Date | null;
  readonly now: Date;
  /** Whether the registration holds a paper in which a virus was found. */
  readonly hasInfected?: boolean;
};

/** Whether the reason of a message has gone meanwhile: nobody is asked for what is done, or for what is too late. */
export function isPointless(kind: MessageKind, { status, deadline, now, hasInfected }: Present): boolean {
  const rule = COPY_RULES[kind];
  if (rule.whileInfected === true && hasInfected !== true) return true;
  if (rule.while !== undefined && (status === null || !rule.while.includes(status))) return true;
  return rule.untilDeadline === true && deadline !== null && now.getTime() > deadline.getTime();
}

const HOUR_MS = 3_600_000;
const BEIJING_MS = 8 * HOUR_MS;
const QUIET_FROM = 22;
const QUIET_UNTIL = 8;

/** Nobody is woken between ten at night and eight in the morning, Beijing time. */
export function isQuiet(now: Date): boolean {
  const hour = Math.floor(((now.getTime() + BEIJING_MS) / HOUR_MS) % 24);
  return hour >= QUIET_FROM || hour < QUIET_UNTIL;
}

/** Four within eight minutes: vendors remember our id for ten, so that what they have taken already is not sent again. */
const WAITS_SECONDS = [30, 60, 120, 240, 480, 900, 1800];
const HOURLY = 3600;
/** About three days. */
const MOST_ATTEMPTS = 80;

/** Seconds until a copy that could not be handed over is tried again; null: no more. */
export function waitAfter(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return WAITS_SECONDS[attempts - 1] ?? HOURLY;
}
