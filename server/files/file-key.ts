/** Segments of letters, digits, `-`, `_` and inner dots: every key names one file, and never one outside. */
const KEY = /^[\w-]+(?:\.[\w-]+)*(?:\/[\w-]+(?:\.[\w-]+)*)*$/;

export const isKey = (name: string): boolean => KEY.test(name);

/** The key itself; throws a RangeError where it is not a plain relative path. */
export function safeKey(key: string): string {
  if (!isKey(key)) throw new RangeError(`not a file key: ${JSON.stringify(key)}`);
  return key;
}
