import { addressOf, type Environment, neededSecret } from './setting.ts';

/** The provider of short messages. */
export type SmsSettings = { readonly url: string; readonly token: string };

/** Null where there is none: then nobody can prove a telephone. */
export function readSmsSettings(environment: Environment): SmsSettings | null {
  const url = addressOf(environment, 'WEIKAO_SMS_URL');
  return url === null ? null : { url, token: neededSecret(environment, 'WEIKAO_SMS_TOKEN') };
}
