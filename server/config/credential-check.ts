import { addressOf, type Environment, neededSecret, neededText } from './setting.ts';

export type CredentialCheckSettings = {
  readonly url: string;
  readonly appId: string;
  readonly privateKey: string;
  readonly registerKey: string;
};

/** Null where no register is named; then education records stay unverified and wait. */
export function readCredentialCheckSettings(environment: Environment): CredentialCheckSettings | null {
  const url = addressOf(environment, 'WEIKAO_CREDENTIAL_CHECK_URL');
  if (url === null) return null;
  return {
    url,
    appId: neededText(environment, 'WEIKAO_CREDENTIAL_CHECK_APP_ID'),
    privateKey: neededSecret(environment, 'WEIKAO_CREDENTIAL_CHECK_PRIVATE_KEY'),
    registerKey: neededSecret(environment, 'WEIKAO_CREDENTIAL_CHECK_REGISTER_KEY'),
  };
}
