import type { CaseView, NewCase } from '#contract/client.ts';
import type { AccountIdentity } from '#domain/cases/case.ts';
import type { CaseAction } from '#domain/cases/decide-case.ts';
import { drawPortrait } from '../demo/portrait.ts';
import type { TestBrowser } from './test-product.ts';

/** Wang Xiaoming's identity as the demo has it. */
const WANG = {
  name: '王晓明',
  idType: 'resident-id',
  idNumber: '130102199805120017',
  sex: '1',
  birthDate: '1998-05-12',
  nationality: 'CN',
} as const;

type Identity = AccountIdentity;

const AT_SHIJIAZHUANG = { region: '13', point: '1301', note: '' } as const;

/** Asks for another identity than the account has; evidence is still missing. */
export function correction(change: Partial<Identity>, from: Identity = WANG): Omit<NewCase, 'evidence'> {
  const after = { ...from, ...change };
  return { ...AT_SHIJIAZHUANG, kind: 'account-correction', edition: null, former: null, after };
}

export function mergeOf(edition: string, former: NonNullable<NewCase['former']>): Omit<NewCase, 'evidence'> {
  return { ...AT_SHIJIAZHUANG, kind: 'score-merge', edition, former, after: null };
}

/** Different pictures have different hues. Gives the digest by which a case names it. */
export async function uploadPicture(
  browser: TestBrowser,
  endpoint: 'uploadEvidence' | 'uploadReclaimEvidence',
  hue = 40,
): Promise<string> {
  const picture = Buffer.from(await drawPortrait(hue));
  const input = { body: picture } as never;
  const { digest } = await browser.get(endpoint, input, { headers: { 'content-type': 'image/jpeg' } });
  return digest;
}

/** Decides on the case as it now is. */
export async function decideCaseNow(
  staff: TestBrowser,
  number: string,
  action: CaseAction,
  reason = '',
): Promise<CaseView> {
  const { rev } = await staff.get('getCase', { params: { number } });
  return staff.get('decideCase', { params: { number }, body: { do: action, rev, reason } });
}
