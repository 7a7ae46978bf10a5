import type { CaseKind, CaseState } from '#domain/cases/case.ts';
import type { MessageKind, ToldPaper } from '#domain/registration/command.ts';
import type { FrozenContent } from '#domain/registration/content.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { HandoverChange } from '#domain/transfers/handover.ts';
import type { ImportProblem } from '#domain/transfers/import.ts';
import type { OutgoingCopy } from './channel.ts';
import type { SheetLine } from './employee-store.ts';
import type { PrintedForm, PrintedSheet } from './form-printer.ts';

/** Puts words to things that leave the house on paper or as short messages. */
export interface Texts {
  form(of: FormFacts): PrintedForm;
  employerSheet(of: SheetFacts): PrintedSheet;
  recoveryMessage(code: string, minutes: number): string;
  phoneMessage(code: string, minutes: number): string;
  /** To the old telephone: from now on the account has another one, whose last four digits are these. */
  phoneChangedMessage(tail: string): string;
  reclaimApprovedMessage(code: string): string;
  reclaimRefusedMessage(reason: string): string;
  caseMessage(kind: CaseKind, state: CaseState): string;
  mailCode(code: string, minutes: number): Pick<OutgoingCopy, 'title' | 'body' | 'lines'>;
  /** What the official account says to who has followed it. */
  wechatWelcome(): string;
  /** To who has scanned the code of an account: the way to the page that asks. */
  wechatToConsent(address: string): string;
  wechatScanOver(): string;
  /** A message of the inbox as it leaves the house. */
  copy(message: CopiedMessage): Pick<OutgoingCopy, 'title' | 'body' | 'lines'>;
  paymentSubject(title: string): string;
  /** What a payment platform is called. */
  gateway(name: string): string;
  status(edition: string, status: Status): string;
  /** A moment as it stands in a sheet: Beijing time that can be sorted. */
  moment(at: Date): string;
  exportColumn(edition: string, key: string): string;
  /** What a column of an import is called in a header; by its key, too, it is understood. */
  importColumn(key: string): string;
  importReport(problems: readonly ImportProblem[]): readonly (readonly string[])[];
  /** What has become of a line since the version before; null: the column's own name. */
  handoverChange(change: HandoverChange | null): string;
  exportNames(): { readonly sheet: string; readonly note: string };
  exportNote(of: ExportNoteFacts): readonly string[];
}

export type CopiedMessage = {
  readonly kind: MessageKind;
  readonly edition: string | null;
  readonly title: string | null;
  readonly deadline: string | null;
  readonly place: string | null;
  readonly difference: number | null;
  readonly refund: number | null;
  readonly papers: readonly ToldPaper[];
};

export type ExportNoteFacts = {
  readonly id: string;
  readonly at: Date;
  readonly staff: string;
  readonly purpose: string;
  readonly rows: number;
  readonly sha256: string | null;
};

export type SheetFacts = {
  readonly number: string;
  readonly code: string;
  readonly edition: string;
  readonly title: string;
  readonly employerName: string;
  readonly regionName: string;
  readonly pointName: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly lines: readonly (SheetLine & { readonly revision: number })[];
};

export type FormFacts = {
  readonly title: string;
  readonly number: string;
  readonly code: string;
  readonly regionName: string;
  readonly content: FrozenContent;
  readonly photo: Uint8Array;
  readonly frozenAt: Date;
};
