import type { CaseRefusalCode } from '#domain/cases/decide-case.ts';
import type { ConfigurationRefusal } from '#domain/configuration/life.ts';
import type { Problem } from '#domain/edition/problem.ts';
import type { PhotoFault } from '#domain/photo/check-photo.ts';
import type { Change } from '#domain/registration/content.ts';
import type { Refusal, RefusalCode } from '#domain/registration/refusal.ts';

/** Refusals outside the life of a registration: accounts, sessions, uploads. */
export type AccountRefusal =
  | 'not-logged-in'
  | 'wrong-login'
  | 'login-delayed'
  | 'scan-over'
  | 'scan-delayed'
  | 'wechat-away'
  | 'wechat-not-bound'
  | 'wechat-taken'
  | 'mail-away'
  | 'mail-delayed'
  | 'mail-code-wrong'
  | 'not-a-mail'
  | 'user-name-taken'
  | 'id-number-taken'
  | 'entries-differ'
  | 'password-weak'
  | 'password-contains-name'
  | 'consent-missing'
  | 'account-incomplete'
  | 'too-many-credentials'
  | 'duplicate-credential'
  | 'paper-unreadable'
  | 'paper-heic'
  | 'paper-too-large'
  | 'paper-too-many-pixels'
  | 'paper-too-many-sheets'
  | 'paper-encrypted'
  | 'paper-not-plain'
  | 'paper-infected'
  | 'paper-incomplete'
  | 'upload-unknown'
  | 'too-many-uploads'
  | PhotoFault
  | 'notice-outdated'
  | 'region-unknown'
  | 'message-unknown'
  | 'code-unknown'
  | 'code-other-area'
  | 'too-many-forms'
  | 'refund-settled'
  | 'platform-away'
  | 'statement-unreadable'
  | 'recovery-code-wrong'
  | 'recovery-delayed'
  | 'employer-unknown'
  | 'phone-code-wrong'
  | 'phone-code-delayed'
  | 'phone-code-enough'
  | 'puzzle-needed'
  | 'messages-used-up'
  | 'phone-unchanged'
  | 'password-wrong'
  | 'account-in-use'
  | 'own-alarm'
  | 'id-number-reserved'
  | 'id-number-free'
  | 'reclaim-code-wrong'
  | 'phone-not-proven'
  | 'network-identity-away'
  | 'network-identity-over'
  | 'network-identity-differs';

/** Refusals around cases, beside those of their rules. */
export type CaseRefusal =
  | Exclude<CaseRefusalCode, RefusalCode>
  | 'case-pending'
  | 'case-overtaken'
  | 'nothing-held'
  | 'evidence-missing'
  | 'nothing-changed'
  | 'past-record-missing'
  | 'past-record-taken';

/** Refusals about who staff are: what they prove to be there with, and who may manage whom. */
export type StaffRefusal =
  | 'step-up-needed'
  | 'factor-wrong'
  | 'factor-known'
  | 'last-factor'
  | 'not-to-manage'
  | 'position-not-yours'
  | 'invitation-gone'
  | 'user-name-shape'
  | 'employers-missing';

/** Refusals of what staff do among themselves. */
export type DeskRefusal = 'nobody-for-sheet' | 'note-empty' | 'question-answered' | 'takes-two';

/** Refusals around what is taken out of the house, and what is taken in. */
export type TransferRefusal =
  | 'purpose-missing'
  | 'columns-unknown'
  | 'sealed-not-asked'
  | 'too-many-exports'
  | 'handover-under-way'
  | 'export-not-ready'
  | 'export-expired'
  | 'import-too-large'
  | 'import-wrong-state'
  | 'import-part-wrong';

/** Refusals around configurations, beside those of their rules. */
export type ConfigurationRefusalCode =
  | Exclude<ConfigurationRefusal, RefusalCode | CaseRefusal>
  | 'configuration-open'
  | 'reason-unknown'
  | 'reason-change-open';

export type Refused = {
  readonly code:
    | RefusalCode
    | AccountRefusal
    | CaseRefusal
    | DeskRefusal
    | StaffRefusal
    | TransferRefusal
    | ConfigurationRefusalCode;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly problems?: readonly Problem[];
  /** What is different from what was decided on, as who decided may see it. */
  readonly changes?: readonly Change[];
};

/** What a use case gives back: a value, or a refusal that somebody will word. Exceptions are for bugs. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: Refused };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export function refused(code: Refused['code'], params?: Refused['params']): Outcome<never> {
  return { ok: false, refused: params === undefined ? { code } : { code, params } };
}

export const refusedBy = (refusal: Refusal): Outcome<never> => ({ ok: false, refused: refusal });

export const refusedFor = (problems: readonly Problem[]): Outcome<never> => ({
  ok: false,
  refused: { code: 'problems', problems },
});
