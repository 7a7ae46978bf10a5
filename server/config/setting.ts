import { readFileSync } from 'node:fs';

/** The environment of the process, or what a test gives in its place. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a setting; null where it is absent or empty. */
export function textOf(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null;
}

/** Throws where the setting is absent or empty. */
export function neededText(environment: Environment, name: string): string {
  const text = textOf(environment, name);
  if (text === null) throw new Error(`${name} is needed`);
  return text;
}

export function portOf(environment: Environment, name: string, otherwise: number): number {
  const text = textOf(environment, name);
  if (text === null) return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${name} must be a port number, not "${text}"`);
  return port;
}

/** A whole number above 0. */
export function countOf(environment: Environment, name: string, otherwise: number): number {
  const text = textOf(environment, name);
  if (text === null) return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} must be a whole number above 0, not "${text}"`);
  return Number(text);
}

export function choiceOf<Choice extends string>(
  environment: Environment,
  name: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  const text = textOf(environment, name);
  if (text === null) return otherwise;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new Error(`${name} must be one of ${choices.join(', ')}, not "${text}"`);
  return found;
}

/** Codes of regions, parted by commas; null where none are named. */
export function codesOf(environment: Environment, name: string): readonly string[] | null {
  const text = textOf(environment, name);
  if (text === null) return null;
  const codes = text.split(',').map((code) => code.trim());
  if (!codes.every((code) => /^\d{2}$/.test(code)))
    throw new Error(`${name} must be codes of regions, such as 33,41, not "${text}"`);
  return [...new Set(codes)];
}

/** Where a service is reached, without a slash at its end. */
export function addressOf(environment: Environment, name: string): string | null {
  const text = textOf(environment, name);
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new Error(`${name} must be an http(s) address`);
  return text.replace(/\/+$/, '');
}

/**
 * A secret stands in `NAME`, or in the file that `NAME_FILE` names; null where neither is set.
 * Never says what it read: messages of a start are logged.
 */
export function secretOf(environment: Environment, name: string): string | null {
  const text = textOf(environment, name);
  const file = textOf(environment, `${name}_FILE`);
  if (file === null) return text;
  if (text !== null) throw new Error(`${name} and ${name}_FILE are both set: which one holds?`);
  const content = contentOf(file, `${name}_FILE`);
  if (content === '') throw new Error(`The file of ${name}_FILE is empty`);
  return content;
}

/** Throws where the secret is not set. */
export function neededSecret(environment: Environment, name: string): string {
  const secret = secretOf(environment, name);
  if (secret === null) throw new Error(`${name} or ${name}_FILE is needed`);
  return secret;
}

/** Reads all parts, and throws with all that is wrong with them, not with the first thing alone. */
export function allOf<T extends object>(parts: { readonly [Name in keyof T]: () => T[Name] }): T {
  const problems: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, part] of Object.entries<() => unknown>(parts)) {
    try {
      read[name] = part();
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  if (problems.length > 0) throw new AggregateError(problems, problems.join('\n'));
  return read as T;
}

/** What was thrown, a line for each thing that is wrong. */
export function problemsOf(thrown: unknown): string[] {
  if (thrown instanceof AggregateError) return thrown.errors.map(String);
  return [thrown instanceof Error ? thrown.message : String(thrown)];
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Error(`The file of ${name} cannot be read: ${file}`);
  }
}
