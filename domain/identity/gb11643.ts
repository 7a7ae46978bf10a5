import type { CalendarDate } from '../calendar/dates.ts';

/**
 * Citizen identification numbers, GB 11643: six digits of region, `YYYYMMDD`, three of sequence (odd: male), and
 * a check character by ISO 7064 MOD 11-2. Residence permits and the newer foreigners' cards count the same way.
 */
export const GB_11643 = /^\d{17}[\dX]$/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkCharacter(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number.charAt(index)), 0);
  return '10X98765432'.charAt(sum % 11);
}

export function hasRightCheckCharacter(number: string): boolean {
  return number.charAt(17) === checkCharacter(number);
}

/** Eight digits as a date, existing or not. */
export function birthDateIn(number: string): CalendarDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** GB/T 2261.1: '1' male, '2' female. */
export function sexIn(number: string): '1' | '2' {
  return Number(number.charAt(16)) % 2 === 1 ? '1' : '2';
}

/** A number of before 1999 (15 digits, year of two digits) as today's 18. */
export function widenFifteenDigits(number: string): string {
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}
