/** A platform's form: every field once. A repeated field is refused, never silently picked. */
export function readForm(body: string): Record<string, string> | null {
  const pairs = [...new URLSearchParams(body)];
  return new Set(pairs.map(([key]) => key)).size === pairs.length ? Object.fromEntries(pairs) : null;
}
