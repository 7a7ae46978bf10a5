import type { SignUp } from '#contract/client.ts';
import { widenFifteenDigits } from '#domain/identity/gb11643.ts';
import type { TestBrowser, TestProduct } from './test-product.ts';

export const PASSWORD = 'Weikao-2026!';

const NAMES = [
  '孟庆云',
  '葛晓峰',
  '林若溪',
  '丁一凡',
  '范思远',
  '彭佳琪',
  '鲁秀英',
  '韦春燕',
  '马文博',
  '苗雨欣',
];
let made = 0;

/** Complete and right entries of somebody invented who has no account yet; `changes` stand over them. */
export function newcomer(changes: Partial<SignUp> = {}): SignUp {
  made += 1;
  const name = NAMES[made % NAMES.length] ?? '';
  const idNumber = widenFifteenDigits(`130203880${(made % 9) + 1}15${String(made).padStart(3, '0')}`);
  return {
    userName: `newcomer${made}`,
    password: PASSWORD,
    name,
    nameAgain: name,
    idType: 'resident-id',
    idTypeAgain: 'resident-id',
    idNumber,
    idNumberAgain: idNumber,
    phone: `139000${String(30_000 + made)}`,
    phoneCode: '',
    consents: [
      { key: 'privacy', version: '1' },
      { key: 'sensitive-data', version: '1' },
    ],
    ...changes,
  };
}

/** A resident ID number of this birthday (`YYMMDD`, last century) that ends in X. */
export function numberEndingInX(born: string): string {
  const sequences = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(3, '0'));
  const numbers = sequences.map((sequence) => widenFifteenDigits(`130204${born}${sequence}`));
  return numbers.find((number) => number.endsWith('X')) ?? '';
}

/** The same person's paper in both entries. */
export const withPaper = (idType: SignUp['idType'], idNumber: string) => ({
  idType,
  idTypeAgain: idType,
  idNumber,
  idNumberAgain: idNumber,
});

export type Member = { readonly entries: SignUp; readonly browser: TestBrowser };

/** The code in the latest short message to this telephone. */
export function codeSentTo(product: Pick<TestProduct, 'sent'>, phone: string): string {
  const message = product.sent.findLast((each) => each.phone === phone);
  return /\d{6,12}(?!\d)/.exec(message?.text ?? '')?.[0] ?? '';
}

/** The same entries with the code that was sent to their telephone. */
export async function proven(product: TestProduct, entries: SignUp): Promise<SignUp> {
  await product.browser().get('startSignUp', { body: { phone: entries.phone } });
  return { ...entries, phoneCode: codeSentTo(product, entries.phone) };
}

/** Signs somebody new up, through the wire; the browser is logged in and known. */
export async function join(product: TestProduct, changes: Partial<SignUp> = {}): Promise<Member> {
  const entries = await proven(product, newcomer(changes));
  const browser = product.browser();
  await browser.get('signUp', { body: entries });
  return { entries, browser };
}

/** Business time goes on by so many seconds. */
export function wait(product: TestProduct, seconds: number): void {
  product.clock.set(new Date(product.clock.now().getTime() + seconds * 1000).toISOString());
}
