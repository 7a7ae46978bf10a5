import { type Language, type Params, type Text, text } from './language.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const BEIJING = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** An instant of the wire as Beijing's clock shows it, `YYYY-MM-DD HH:MM:SS`. */
function onBeijingsClock(instant: string): string {
  const moment = new Date(Date.parse(instant) + BEIJING_OFFSET_MS);
  return moment.toISOString().slice(0, 19).replace('T', ' ');
}

function sayDay(day: string, language: Language): string {
  const [, year = '', month = '', date = ''] = DAY.exec(day) ?? [];
  if (language === 'en') return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/**
 * A full date for people. Takes a day `YYYY-MM-DD`, a Beijing time `YYYY-MM-DD HH:MM:SS`, or an ISO 8601 instant with
 * zone; any other text is given back unchanged.
 */
export function sayMoment(moment: string, language: Language): string {
  if (DAY.test(moment)) return sayDay(moment, language);
  const [, day, time] = BEIJING.exec(INSTANT.test(moment) ? onBeijingsClock(moment) : moment) ?? [];
  if (day === undefined || time === undefined) return moment;
  const date = sayDay(day, language);
  return language === 'en' ? `${date}, ${time} (Beijing time)` : `${date} ${time}（北京时间）`;
}

/** From when to when, with the zone said once. */
export function sayWindow(opensAt: string, closesAt: string, language: Language): string {
  const [from, to] = [sayMoment(opensAt, language), sayMoment(closesAt, language)];
  return language === 'en'
    ? `${from.replace(/ \(Beijing time\)$/, '')} to ${to}`
    : `${from.replace(/（北京时间）$/, '')} 至 ${to}`;
}

const unknownDeadline: Text = text('在规定时间内', 'within the time set');

/** For `{by}` in a sentence: until when something is to be done, as far as it is known. */
export function sayBy(deadline: string | null, language: Language): string {
  if (deadline === null) return unknownDeadline[language];
  const moment = sayMoment(deadline, language);
  return language === 'en' ? `by ${moment}` : `在 ${moment}前`;
}

/** Parameters as they come from a decision, with every day and time worded and lists left out. */
export function sayParams(
  params: Readonly<Record<string, string | number | readonly string[]>>,
  language: Language,
): Params {
  const worded: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') worded[name] = value;
    if (typeof value === 'string') worded[name] = sayMoment(value, language);
  }
  return worded;
}
