import { addressOf, type Environment, neededSecret, neededText } from './setting.ts';

export type NetworkIdentitySettings = {
  readonly url: string;
  readonly publicUrl: string;
  readonly appId: string;
  readonly privateKey: string;
  readonly platformKey: string;
};

/** Null where no platform is named; then nobody is offered this way. */
export function readNetworkIdentitySettings(environment: Environment): NetworkIdentitySettings | null {
  const url = addressOf(environment, 'WEIKAO_NETWORK_IDENTITY_URL');
  if (url === null) return null;
  return {
    url,
    publicUrl: addressOf(environment, 'WEIKAO_NETWORK_IDENTITY_PUBLIC_URL') ?? url,
    appId: neededText(environment, 'WEIKAO_NETWORK_IDENTITY_APP_ID'),
    privateKey: neededSecret(environment, 'WEIKAO_NETWORK_IDENTITY_PRIVATE_KEY'),
    platformKey: neededSecret(environment, 'WEIKAO_NETWORK_IDENTITY_PLATFORM_KEY'),
  };
}
