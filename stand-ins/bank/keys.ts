import { createPublicKey } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { sm2 } from 'sm-crypto-v2';
import { ensureFile, ensurePrivateKey, newPrivateKey, writePublicKey, writeWhole } from '../key-files.ts';
import { type Hand, rsaHand, rsaJudge, sm2Hand, sm2Judge } from './signature.ts';

export type BankKeys = {
  /** Signs for the bank. */
  readonly bank: Hand;
  /** Nobody's: what a forger would sign with. */
  readonly stranger: Hand;
  /** Knows the merchant's signature. */
  readonly isMerchants: (text: string, signature: Buffer, type: string) => boolean;
};

/**
 * Makes the bank's and the merchant's pair in the folder where they are absent. `bank-public.pem` is written
 * last: once it is there, all four are.
 */
export async function ensureKeys(folder: string): Promise<BankKeys> {
  await mkdir(folder, { recursive: true });
  const merchantPrivate = await ensurePrivateKey(`${folder}/merchant-private.pem`);
  const bankPrivate = await ensurePrivateKey(`${folder}/bank-private.pem`);
  await writePublicKey(`${folder}/merchant-public.pem`, merchantPrivate);
  await writePublicKey(`${folder}/bank-public.pem`, bankPrivate);
  return {
    bank: rsaHand(bankPrivate),
    stranger: rsaHand(await newPrivateKey()),
    isMerchants: rsaJudge(createPublicKey(merchantPrivate)),
  };
}

/** The same with SM2, in hexadecimal; `bank-public.hex` comes last. */
export async function ensureSm2Keys(folder: string): Promise<BankKeys> {
  await mkdir(folder, { recursive: true });
  const privateOf = (who: string) =>
    ensureFile(`${folder}/${who}-private.hex`, () => sm2.generateKeyPairHex().privateKey);
  const [merchant, bank] = [await privateOf('merchant'), await privateOf('bank')];
  const publicOf = (key: string) => sm2.getPublicKeyFromPrivateKey(key);
  await writeWhole(`${folder}/merchant-public.hex`, publicOf(merchant));
  await writeWhole(`${folder}/bank-public.hex`, publicOf(bank));
  return {
    bank: sm2Hand(bank),
    stranger: sm2Hand(sm2.generateKeyPairHex().privateKey),
    isMerchants: sm2Judge(publicOf(merchant)),
  };
}
