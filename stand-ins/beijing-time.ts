const beijingOffset = 8 * 60 * 60 * 1000;

/** 「2025年12月15日 23:59:59」, in Beijing time. */
export function beijingText(instant: Date): string {
  const [day = '', time = ''] = beijingParts(instant);
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日 ${time}`;
}

/** What a field of type `datetime-local` holds: 2025-12-15T23:59:59. */
export function beijingField(instant: Date): string {
  return beijingParts(instant).join('T');
}

/** Reads such a field, seconds or not; null where it is no time. */
export function readBeijingField(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const instant = new Date(`${text}+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function beijingParts(instant: Date): string[] {
  return new Date(instant.getTime() + beijingOffset).toISOString().slice(0, 19).split('T');
}
