import { type Asked, type Case, holdOfCase } from '#domain/cases/case.ts';
import type { CaseAction } from '#domain/cases/decide-case.ts';
import type { IdPaper } from '#domain/identity/id-papers.ts';
import { foldName } from '#domain/identity/names.ts';
import { decide } from '#domain/registration/decide.ts';
import type { Actor } from '#domain/staff/actor.ts';
import type { CaseEffect, StoredCase } from '../../ports/case-store.ts';
import type { ReadForAct } from '../../ports/registration-store.ts';
import { idHashOf, reclaimCodeHash } from '../account/sign-up.ts';
import { factsFor, type Incoming } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { OfficeCaseDeps } from './case-deps.ts';
import { findFormerRecord } from './former-record.ts';

/** What follows from a decision, and the code that goes out with it where a number is given back. */
export type Consequences = { readonly effects: readonly CaseEffect[]; readonly code: string | null };

const consequences = (effects: readonly CaseEffect[], code: string | null = null): Outcome<Consequences> =>
  done({ effects, code });

type Deps = Pick<OfficeCaseDeps, 'accounts' | 'keys' | 'past' | 'reference' | 'clock'>;

function releasing(of: Case): readonly CaseEffect[] {
  const hold = holdOfCase[of.kind];
  return hold === null || of.candidate === null ? [] : [{ do: 'release', candidate: of.candidate, hold }];
}

/** A doubt about a record that staff have settled from a picture of the certificate marks the record. */
const settling = ({ case: { kind, candidate }, content }: StoredCase, result: 'verified' | 'failed') =>
  kind === 'credential-in-doubt' && candidate !== null && content.evidence.length > 0
    ? [{ do: 'settle-credentials', candidate, result } as const]
    : [];

/** That a record is not what it says is marked on it: never without a picture of what proves it. */
function refusing(stored: StoredCase): Outcome<Consequences> {
  const effects = settling(stored, 'failed');
  if (stored.case.kind === 'credential-in-doubt' && effects.length === 0) return refused('evidence-missing');
  return consequences([...effects, ...releasing(stored.case)]);
}

/** Looked up before the case is locked; whatever may change meanwhile is checked again where it is done. */
export async function consequencesOf(
  deps: Deps,
  stored: StoredCase,
  action: CaseAction,
  by: Approver,
): Promise<Outcome<Consequences>> {
  const { case: of, content } = stored;
  switch (action) {
    case 'approve-first':
      return consequences([]);
    case 'refuse':
      return refusing(stored);
    case 'withdraw':
      return consequences(releasing(of));
    case 'approve-second':
    case 'approve-alone':
      return approval(deps, stored, by);
    case 'undo':
      return undoing(deps, of, content.asked);
    case 'send-code-again':
      return renewing(deps, content.asked);
    case 'release-hold':
      return consequences([{ do: 'release-held-by', hold: 'identity-disputed' }]);
  }
}

type Correction = Extract<Asked, { kind: 'account-correction' }>;

function correcting(
  { keys }: Deps,
  candidate: string,
  { before, after }: Omit<Correction, 'kind'>,
): CaseEffect {
  const hashOf = (of: { idType: IdPaper['type']; idNumber: string }) =>
    idHashOf(keys, { type: of.idType, number: of.idNumber });
  return {
    do: 'correct-account',
    candidate,
    before,
    after,
    afterFolded: foldName(after.name),
    beforeHash: hashOf(before),
    afterHash: hashOf(after),
  };
}

/** Who approves, and with which command: what follows for a registration stands in its history under their name. */
export type Approver = { readonly actor: Actor; readonly incoming: Incoming };

async function approval(deps: Deps, stored: StoredCase, by: Approver): Promise<Outcome<Consequences>> {
  const { case: of } = stored;
  const { asked } = stored.content;
  switch (asked.kind) {
    case 'score-merge': {
      const candidate = of.candidate ?? '';
      const found = await findFormerRecord(deps, candidate, asked);
      if (found === null) return refused('past-record-missing');
      const link = { do: 'link-record', candidate, idHash: found.idHash, year: asked.year } as const;
      return consequences([link, ...releasing(of)]);
    }
    case 'account-correction': {
      const candidate = of.candidate ?? '';
      // Two people have settled whose number it is: a hold for that has done its work.
      const settled = { do: 'release', candidate, hold: 'identity-disputed', whoever: true } as const;
      return consequences([correcting(deps, candidate, asked), settled]);
    }
    case 'identity-reclaim':
      return reserving(deps, asked);
    case 'duplicate-person':
      return consequences([]);
    case 'photo-in-doubt':
    case 'credential-in-doubt':
      return consequences([...settling(stored, 'verified'), ...releasing(of)]);
    case 'forfeit-to-revert':
      return consequences([givingBack(deps, of, asked.reason, by)]);
  }
}

/** By the lifecycle's own action, so that its guard, its deadline and its message are those of every other undoing. */
function givingBack(deps: Deps, of: Case, reason: string, { actor, incoming }: Approver): CaseEffect {
  const act = (read: ReadForAct) => {
    const facts = factsFor(deps, read.registration, actor, { quotes: NO_QUOTES, holds: read.holds });
    const command = { do: 'revert-forfeit', rev: read.registration.rev, reason } as const;
    const decision = decide(read.registration, command, facts);
    if (!decision.ok) return null;
    const requestDigest = deps.keys.digest(incoming.request);
    const recordedAt = deps.clock.wall();
    return { save: decision, command: { key: incoming.key, requestDigest, receipt: null, recordedAt } };
  };
  const identity = { edition: of.edition ?? '', candidate: of.candidate ?? '' };
  return { do: 'act-on-registration', of: identity, key: incoming.key, act };
}

const CODE_DIGITS = 12;

async function reserving(
  { accounts, keys }: Deps,
  { claimant }: Extract<Asked, { kind: 'identity-reclaim' }>,
): Promise<Outcome<Consequences>> {
  const idHash = idHashOf(keys, { type: claimant.idType, number: claimant.idNumber });
  const holder = await accounts.findByIdHash(idHash);
  const code = keys.randomDigits(CODE_DIGITS);
  const codeHash = reclaimCodeHash(keys, idHash, code);
  const reserve = { do: 'reserve-number', idHash, holder, codeHash } as const;
  if (holder === null || (await accounts.findAccount(holder)) === null) return consequences([reserve], code);
  const hold = { do: 'hold', candidate: holder, hold: 'identity-disputed' } as const;
  return consequences([reserve, hold], code);
}

/** Only its hash was kept: what is sent again is a new code, and the one before is worth nothing. */
function renewing({ keys }: Deps, asked: Asked): Outcome<Consequences> {
  if (asked.kind !== 'identity-reclaim') return refused('not-permitted');
  const { idType, idNumber } = asked.claimant;
  const idHash = idHashOf(keys, { type: idType, number: idNumber });
  const code = keys.randomDigits(CODE_DIGITS);
  return consequences([{ do: 'renew-code', idHash, codeHash: reclaimCodeHash(keys, idHash, code) }], code);
}

function undoing(deps: Deps, of: Case, asked: Asked): Outcome<Consequences> {
  const candidate = of.candidate ?? '';
  switch (asked.kind) {
    case 'score-merge':
      return consequences([{ do: 'unlink-record', candidate }]);
    case 'account-correction':
      return consequences([correcting(deps, candidate, { before: asked.after, after: asked.before })]);
    default:
      return consequences(releasing(of));
  }
}
