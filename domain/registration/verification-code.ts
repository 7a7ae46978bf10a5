/** Crockford base 32: no I, L, O, U, so that a code read aloud or typed from paper stays unambiguous. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BODY = 10;

/** SHA-256 or a keyed digest, as hex. Among the facts, because domain has no cryptography. */
export type Digest = (text: string) => string;

function base32(hex: string, length: number): string {
  let bits = '';
  for (const digit of hex) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0');
  return Array.from({ length }, (_, i) => ALPHABET[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join(
    '',
  );
}

/** Luhn's algorithm in base 32: notices every single wrong character and nearly every swap of neighbours. */
function checkCharacter(body: string): string {
  const sum = [...body].reverse().reduce((total, character, i) => {
    const weighted = ALPHABET.indexOf(character) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(weighted / 32) + (weighted % 32);
  }, 0);
  return ALPHABET[(32 - (sum % 32)) % 32] ?? '0';
}

/**
 * The code on the printed form: ten characters bound to content and revision, a check character over all the others,
 * and the revision's number in two digits (the last two from 100 on). The same content under another revision gives another code.
 */
export function verificationCode(
  of: { identity: string; contentDigest: string; revision: number },
  digest: Digest,
): string {
  const body = base32(digest(`${of.identity}\n${of.revision}\n${of.contentDigest}`), BODY);
  const digits = revisionDigits(of.revision);
  return `${body}${checkCharacter(body + digits)}${digits}`;
}

export const revisionDigits = (revision: number) => String(revision % 100).padStart(2, '0');

/** What a scanner or a person typed, or null where it cannot be a code. Spaces, hyphens, small letters, O I L are mended. */
export function readVerificationCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (code.length !== BODY + 3 || !/^[0-9A-HJKMNP-TV-Z]{11}\d{2}$/.test(code)) return null;
  return checkCharacter(code.slice(0, BODY) + code.slice(BODY + 1)) === code[BODY] ? code : null;
}

/** As it is printed for people: `7Q2M9-XK4TP-A-02`. */
export function displayCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10, 11)}-${code.slice(11)}`;
}
