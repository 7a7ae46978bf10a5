import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** The authenticator was not there, was refused, or the person gave up: nothing has happened. */
export class KeyFailed extends Error {}

const failing = (cause: unknown): never => {
  throw new KeyFailed('the security key did not finish', { cause });
};

/** Lets the browser ask an authenticator to be enrolled; the answer as JSON. */
export async function createKey(ask: string): Promise<string> {
  return JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(ask) }).catch(failing));
}

/** Lets the browser ask an authenticator to answer a challenge; the answer as JSON. */
export async function proveKey(ask: string): Promise<string> {
  return JSON.stringify(await startAuthentication({ optionsJSON: JSON.parse(ask) }).catch(failing));
}
