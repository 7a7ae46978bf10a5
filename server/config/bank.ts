import { addressOf, type Environment, neededSecret, neededText } from './setting.ts';

/** The platform `signed-redirect-bank`. */
export type BankSettings = {
  /** As this server reaches it, and as a candidate's browser does. */
  readonly url: string;
  readonly publicUrl: string;
  readonly merchant: string;
  /** PEM, both. */
  readonly merchantPrivateKey: string;
  readonly bankPublicKey: string;
};

/** Null where no region pays by it. */
export function readBankSettings(environment: Environment): BankSettings | null {
  const url = addressOf(environment, 'WEIKAO_BANK_URL');
  if (url === null) return null;
  return {
    url,
    publicUrl: addressOf(environment, 'WEIKAO_BANK_PUBLIC_URL') ?? url,
    merchant: neededText(environment, 'WEIKAO_BANK_MERCHANT'),
    merchantPrivateKey: neededSecret(environment, 'WEIKAO_BANK_MERCHANT_KEY'),
    bankPublicKey: neededSecret(environment, 'WEIKAO_BANK_PUBLIC_KEY'),
  };
}
