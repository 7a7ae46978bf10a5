/** A code in the groups in which the form prints it; what has another length stays as it was typed. */
export function displayCode(code: string): string {
  if (code.length !== 13) return code;
  return [code.slice(0, 5), code.slice(5, 10), code.slice(10, 11), code.slice(11)].join('-');
}

/** The number of a print as it stands at the end of its code: two digits. */
export const printNumber = (revision: number): string => String(revision % 100).padStart(2, '0');
