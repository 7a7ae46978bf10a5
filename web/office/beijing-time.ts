/** Staff think in Beijing time, wherever their computer believes it is. */
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function partsOf(instant: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `2025-12-15 09:30:05`, from an ISO instant. */
export function toTheSecond(instant: string): string {
  const p = partsOf(instant);
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}:${p.second}`;
}

/** `2025-12-15 09:30`, from an ISO instant. */
export const toTheMinute = (instant: string): string => toTheSecond(instant).slice(0, 16);
