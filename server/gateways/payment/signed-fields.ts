import type { Signer } from './signer.ts';

/** The fields of one message of the platform; every value a string. */
export type SignedFields = Readonly<Record<string, string>>;

const mostFields = 32;
const longestValue = 4096;

/** Adds `sign_type` and `sign`: every field but `sign`, sorted by name, empty ones left out, joined by `&`. */
export function signFields(fields: SignedFields, signer: Pick<Signer, 'type' | 'sign'>): SignedFields {
  const complete = { ...fields, sign_type: signer.type };
  return { ...complete, sign: signer.sign(stringToSign(Object.entries(complete))) };
}

/**
 * The fields of a message whose signature is right, else null. Takes whatever came in from outside; a Map, so
 * that a field named `__proto__` is a field like any other.
 */
export function readSignedFields(message: unknown, signer: Signer): ReadonlyMap<string, string> | null {
  const fields = readFields(message);
  const signature = readSignature(fields?.get('sign'));
  if (!fields || !signature || fields.get('sign_type') !== signer.type) return null;
  return signer.verify(stringToSign([...fields]), signature) ? fields : null;
}

function readFields(message: unknown): Map<string, string> | null {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return null;
  const entries = Object.entries(message);
  if (entries.length > mostFields) return null;
  const fields = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || value.length > longestValue) return null;
    fields.set(name, value);
  }
  return fields;
}

// Buffer.from overlooks what is not base64: without the comparison one signature would have many spellings.
function readSignature(text: string | undefined): Buffer | null {
  if (!text) return null;
  const signature = Buffer.from(text, 'base64');
  return signature.toString('base64') === text ? signature : null;
}

function stringToSign(fields: readonly (readonly [string, string])[]): string {
  return fields
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
