import type { RegistrationView } from '#contract/client.ts';

/** Nothing is left to upload or to close before submitting. Also where papers are shown on-site. */
export function papersReady({ papers }: Pick<RegistrationView, 'papers'>): boolean {
  if (papers === null) return true;
  return papers.items.every(({ required, missing }) => !required || !missing) && isClosed(papers);
}

const isClosed = ({ closed, closesByHand }: NonNullable<RegistrationView['papers']>) =>
  closed || !closesByHand;
