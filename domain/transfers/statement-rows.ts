import { type CalendarDate, isCalendarDate } from '../calendar/dates.ts';
import type { PlainKind, PlainRow } from './plain-rows.ts';

/** What a statement of an account may name. */
export type StatementFacts = {
  /** The platforms that pay out to this account, and what they are called. */
  readonly gateways: readonly { readonly name: string; readonly words: string }[];
  readonly today: CalendarDate;
};

export type StatementRow = PlainRow & {
  readonly content: {
    readonly gateway: string;
    readonly day: CalendarDate;
    readonly fen: number;
    readonly reference: string;
  };
};

const MOST_REFERENCE = 80;

/** `2026-02-05`, or as banks write it: `20260205`, `2026/2/5`. Null for what is no day. */
function readDay(text: string): CalendarDate | null {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}

/** Yuan with two decimals, thousands parted by commas or not; below zero where money was taken back. */
function readFen(text: string): number | null {
  const plain = /^-?\d{1,3}(,\d{3})+\.\d{2}$/.test(text) ? text.replaceAll(',', '') : text;
  return /^-?\d{1,10}\.\d{2}$/.test(plain) ? Number(plain.replace('.', '')) : null;
}

/** Without spaces, and brackets and digits of one width: words are typed by hand. */
const plain = (words: string) => words.normalize('NFKC').replace(/\s/g, '');

/** A statement as the bank gives it out: a row for each sum that came, under the bank's own number. */
export function statementRows({ gateways, today }: StatementFacts): PlainKind<StatementRow> {
  const known = new Map(gateways.map(({ name, words }) => [plain(words), name]));
  return {
    needed: ['gateway', 'arrived_on', 'arrived', 'bank_reference'],
    oneOf: [],
    known: ['gateway', 'arrived_on', 'arrived', 'bank_reference'],
    read: (cell, tell) => {
      const [gateway, reference] = [known.get(plain(cell('gateway'))), cell('bank_reference')];
      const [day, fen] = [readDay(cell('arrived_on')), readFen(cell('arrived'))];
      if (gateway === undefined) tell('platform-unknown', 'gateway', cell('gateway'));
      if (day === null || day > today) tell('date-wrong', 'arrived_on', cell('arrived_on'));
      if (fen === null) tell('amount-wrong', 'arrived', cell('arrived'));
      if (reference.length > MOST_REFERENCE) tell('too-long', 'bank_reference', reference);
      const content = { gateway: gateway ?? '', day: day ?? today, fen: fen ?? 0, reference };
      return { key: [gateway, content.day, reference].join('\n'), content };
    },
  };
}
