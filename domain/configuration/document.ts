import { beijingInstant, formatBeijing } from '../calendar/dates.ts';
import type { WindowKind, Windows } from '../calendar/windows.ts';
import type { ConfirmationMode } from '../edition/edition.ts';
import type { PaperList } from '../edition/paper-list.ts';
import type { FeeRow } from '../payment/fee.ts';
import type { RegionSettings } from '../registration/command.ts';
import type { SecondLookRule } from '../registration/first-pass.ts';

export const WINDOW_KINDS = ['registration', 'confirmation', 'repair', 'review', 'payment'] as const;

/** A moment as Beijing's clock shows it, `YYYY-MM-DD HH:MM:SS`: what is written in the notice, and sorts as text. */
export type Moment = string;
export type Span = { readonly opensAt: Moment; readonly closesAt: Moment };

export type PointEntry = { readonly code: string; readonly name: string; readonly nameEn: string };
export type SiteEntry = PointEntry & { readonly point: string };
export type FeeEntry = Omit<FeeRow, 'payee'>;

/** All that a region settles for an edition, as one document: what is drafted, rehearsed, approved and brought back. */
export type ConfigurationDocument = {
  readonly windows: Readonly<Record<WindowKind, Span>>;
  readonly confirmation: ConfirmationMode;
  readonly autoConfirmation: boolean;
  /** Whether who was auto-confirmed goes through both reviews. */
  readonly reviewsAutoConfirmed: boolean;
  readonly onlinePayment: boolean;
  readonly gateway: string;
  readonly payee: string;
  readonly place: string;
  readonly papers: readonly string[];
  readonly graceMinutes: number;
  readonly extensionHours: number;
  /** What is always looked at by a second person. */
  readonly secondLookRules: readonly SecondLookRule[];
  /** Of a hundred other files that were passed, so many are looked at by a second person. */
  readonly secondLookPercent: number;
  /** Whether employers' clerks see who of theirs has registered, and hand in summary sheets. */
  readonly employerClerks: boolean;
  /** Whether the region's approval waits until the quoted education and degree records are verified. */
  readonly verifiedCredentials: boolean;
  /** Which papers are asked for: what is declared, changed and added to. */
  readonly paperList: PaperList;
  /** What the region says to its candidates in its own words. */
  readonly notice: string;
  readonly points: readonly PointEntry[];
  readonly sites: readonly SiteEntry[];
  readonly fees: readonly FeeEntry[];
};

/** The instant of such a moment. Throws RangeError where there is none. */
export const instantOf = (moment: Moment): Date => beijingInstant(moment.slice(0, 10), moment.slice(11));

/** The windows of a document as the rules see them. */
export function windowsOf({ windows }: ConfigurationDocument): Windows {
  const span = (kind: WindowKind) => ({
    opensAt: instantOf(windows[kind].opensAt),
    closesAt: instantOf(windows[kind].closesAt),
  });
  return {
    registration: span('registration'),
    confirmation: span('confirmation'),
    repair: span('repair'),
    review: span('review'),
    payment: span('payment'),
  };
}

/** Windows as they stand in a document. */
export function spansOf(windows: Windows): ConfigurationDocument['windows'] {
  const span = (kind: WindowKind): Span => ({
    opensAt: formatBeijing(windows[kind].opensAt),
    closesAt: formatBeijing(windows[kind].closesAt),
  });
  return {
    registration: span('registration'),
    confirmation: span('confirmation'),
    repair: span('repair'),
    review: span('review'),
    payment: span('payment'),
  };
}

/** What of a document decides registrations. */
export function settingsOf(document: ConfigurationDocument, region: string): RegionSettings {
  const { confirmation, onlinePayment, autoConfirmation, reviewsAutoConfirmed } = document;
  const { graceMinutes, extensionHours, paperList } = document;
  // A rehearsal has no second people: the lot is reckoned with, the rules are not.
  const secondLook = { rules: [], percent: document.secondLookPercent };
  return {
    ...{ region, confirmation, onlinePayment, autoConfirmation, reviewsAutoConfirmed },
    ...{ graceMinutes, extensionHours, paperList, secondLook },
    // Nobody invented has a record that a register could know.
    verifiedCredentials: false,
  };
}

/** One text for one content, whatever the order of keys: two documents are the same where their texts are. */
export function documentText(document: object): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
