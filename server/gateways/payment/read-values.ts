import { beijingInstant, isCalendarDate } from '#domain/calendar/dates.ts';

/** What numbers and names of ours and of platforms look like. */
export const identifier = /^[\w.:-]{1,64}$/;

export function matching(fields: ReadonlyMap<string, string>, name: string, pattern: RegExp): string | null {
  const value = fields.get(name);
  return value !== undefined && pattern.test(value) ? value : null;
}

/** Yuan with two decimals as fen, by moving the point: no binary fraction ever holds money. Null for anything else. */
export function fenOf(yuan: string): number | null {
  return /^-?(0|[1-9]\d{0,11})\.\d{2}$/.test(yuan) ? Number(yuan.replace('.', '')) : null;
}

/** A platform's fee in yuan, with up to five decimals, to the nearest fen. Null for what is no amount. */
export function feeOf(yuan: string): number | null {
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d{1,9})\.(\d{2,5})$/.exec(yuan) ?? [];
  if (sign === undefined) return null;
  const fen = Math.round(Number(`${whole}${decimals.padEnd(5, '0')}`) / 1000);
  return sign === '-' && fen > 0 ? -fen : fen;
}

export const yuanOf = (fen: number): string => {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** ISO 8601 with seconds and zone. `Date` alone would take 30 February for 2 March. */
export function readInstant(text: string): Date | null {
  const day = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.exec(text)?.[1];
  const midnight = new Date(`${day}T00:00:00Z`);
  const instant = new Date(text);
  if (!day || Number.isNaN(instant.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  return instant;
}

/** `2026-02-05 10:00:00`, by the clock of Beijing. */
export function readBeijingTime(text: string): Date | null {
  const [, day = '', time = ''] =
    /^(\d{4}-\d{2}-\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/.exec(text) ?? [];
  return isCalendarDate(day) && time !== '' ? beijingInstant(day, time) : null;
}
