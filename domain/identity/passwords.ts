export type PasswordProblem = 'password-weak' | 'password-contains-name';

const SHORTEST = 10;
const LONGEST = 128;

/** Length and variety, not ceremonies; nothing that an acquaintance would try first. */
export function checkPassword(password: string, userName: string, idNumber: string): PasswordProblem | null {
  const length = [...password].length;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) =>
    kind.test(password),
  ).length;
  if (length < SHORTEST || length > LONGEST || kinds < 2 || new Set(password).size < 5)
    return 'password-weak';
  const lower = password.toLowerCase();
  const guesses = [userName.toLowerCase(), idNumber.toLowerCase(), idNumber.toLowerCase().slice(-8)];
  return guesses.some((guess) => guess.length >= 4 && lower.includes(guess))
    ? 'password-contains-name'
    : null;
}

/** Letters, digits, `_`, `.`, `-`; 4 to 32; never something that could be an ID number, because people log in with either. */
export function isUserName(text: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9_.-]{3,31}$/.test(text) && !/\d{7}/.test(text);
}
