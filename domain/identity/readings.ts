/** A pinyin reading as it is typed: small letters without tones, `v` for ü. */
export function plainReading(reading: string): string {
  return reading
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308|u:/g, 'v')
    .replace(/[\u0300-\u036f\d]/g, '');
}
