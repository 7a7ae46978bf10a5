import { heldText } from '#domain/registration/content.ts';
import { firstBrokenLink } from '#domain/registration/event-chain.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Chain, ProofStore } from '../../ports/proof-store.ts';

export type ProofDeps = { readonly proof: ProofStore; readonly keys: Keys };

/** Where a registration and its history disagree, in words for whoever looks into it; `last`: when its last event was. */
export type Disagreement = {
  readonly registration: Registration;
  readonly last: Date;
  readonly what: string;
};

const BATCH = 200;
/** What statistics need of a registration whose answers are gone. */
const STAYING: readonly string[] = ['point', 'site', 'level', 'specialty'];

/** Reads every chain of an edition anew: nothing altered, dropped or swapped, and the row is what its events led to. */
export async function verifyChains(
  deps: ProofDeps,
  edition: string,
): Promise<{ readonly registrations: number; readonly disagreements: readonly Disagreement[] }> {
  const disagreements: Disagreement[] = [];
  let registrations = 0;
  let after: string | null = null;
  do {
    const batch = await verifyBatch(deps, edition, after);
    registrations += batch.registrations;
    disagreements.push(...batch.disagreements);
    after = batch.next;
  } while (after !== null);
  return { registrations, disagreements };
}

/** The same of the next few registrations after this one; `next`: null where these were the last. */
export async function verifyBatch({ proof, keys }: ProofDeps, edition: string, after: string | null) {
  const batch = await proof.listChains(edition, after, BATCH);
  const disagreements: Disagreement[] = batch.flatMap((chain) => {
    const { registration, links } = chain;
    const what = disagreementOf(keys, chain);
    const last = links.at(-1)?.event.at ?? registration.statusSince;
    return what === null ? [] : [{ registration, last, what }];
  });
  const next = batch.length < BATCH ? null : (batch.at(-1)?.registration.candidate ?? null);
  return { registrations: batch.length, disagreements, next };
}

const isEmptied = ({ answers, papers }: Chain['registration']) =>
  Object.keys(papers.files).length === 0 &&
  Object.entries(answers).every(([key, answer]) => STAYING.includes(key) || answer === null || answer === '');

function disagreementOf(keys: Keys, { registration, head, erased, links }: Chain): string | null {
  const broken = firstBrokenLink(registration, links, keys.digest);
  if (broken !== null) return `event ${broken} does not follow from those before it`;
  const last = links.at(-1);
  if (last === undefined) return 'there are no events';
  if (last.head !== head) return `events after number ${last.seq} are missing`;
  if (last.event.to !== registration.status)
    return `the row says ${registration.status}, the events ${last.event.to}`;
  if (erased) return isEmptied(registration) ? null : 'the answers were erased, and there are some';
  const isSame = last.event.contentDigest === keys.sign(heldText(registration));
  return isSame ? null : 'the answers are not those that the last event left';
}
