import type { Edition } from '../edition/edition.ts';
import type { Command, Decision, Facts } from '../registration/command.ts';
import { decide, freeze } from '../registration/decide.ts';
import type { Action } from '../registration/lifecycle.ts';
import { NO_PAPERS, type PaperFile } from '../registration/paper-files.ts';
import { papersAsked } from '../registration/papers.ts';
import type { Refusal } from '../registration/refusal.ts';
import type { Registration, Status } from '../registration/registration.ts';
import type { Role } from '../staff/actor.ts';
import { actorOf, CANDIDATE, facts2026, NOW, settingsOf, windowsThatAre } from './facts.ts';
import { nurseOf2026, type Persona } from './personas.ts';

/** Who has just entered an exam: nothing is filled in. */
export function justEntered(edition: Edition, region: string): Registration {
  return {
    edition: edition.key,
    candidate: CANDIDATE,
    number: '20260000000000017',
    status: 'draft',
    statusSince: NOW,
    statusBefore: null,
    extendedUntil: null,
    firstPass: null,
    rev: 1,
    region,
    answers: {},
    savedPages: [],
    photo: null,
    papers: NO_PAPERS,
    noticeVersion: '1',
    firstSubmittedAt: null,
    submittedAt: null,
    code: null,
    revision: 0,
    contentDigest: null,
  };
}

/** The decision as it must be: an acceptance. Throws what was refused instead. */
export function accepted(decision: Decision): Extract<Decision, { ok: true }> {
  if (decision.ok) return decision;
  throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
}

/** The decision as it must be: a refusal. */
export function refused(decision: Decision): Refusal {
  if (!decision.ok) return decision.refusal;
  throw new Error(`accepted: ${decision.event.action} to ${decision.next.status}`);
}

/** The registration after one act that is accepted. */
export function afterAct(registration: Registration, command: Command, facts: Facts): Registration {
  return accepted(decide(registration, command, facts)).next;
}

/** Every page submitted and a photo chosen, through the rules themselves. */
export function filledIn(persona: Persona, facts: Facts): Registration {
  const entered = justEntered(facts.edition, persona.region);
  const saved = Object.entries(persona.pages).reduce(
    (registration, [page, answers]) =>
      afterAct(registration, { do: 'save-page', page, answers, rev: registration.rev }, facts),
    entered,
  );
  return afterAct(saved, { do: 'choose-photo', photo: 'a'.repeat(64) }, facts);
}

/** A scan of one sheet, told from others by a digit. */
export const paperFile = (digit: string): Omit<PaperFile, 'revision'> => ({
  digest: digit.repeat(64),
  kind: 'image',
  sheets: 1,
});

/** The same with every paper that an on-line region asks for: printed, uploaded, closed. */
export function withPapers(registration: Registration, facts: Facts): Registration {
  const { printsBeforeSubmittingOnLine } = facts.edition;
  const printed = printsBeforeSubmittingOnLine ? freeze(registration, facts).next : registration;
  const { revision } = printed;
  const asked = papersAsked(printed, facts).filter(({ required }) => required);
  const files = Object.fromEntries(
    asked.map(({ key }) => [key, [{ ...paperFile(key === 'id-paper' ? '1' : '2'), revision }]]),
  );
  return { ...printed, papers: { ...printed.papers, files, closed: true } };
}

const REFUND = { reason: 'ineligible-after-payment', fen: 5500, note: '审核后发现年限不足' } as const;

/** Another address each time, so that there is something to correct. */
const otherAddress = ({ answers }: Registration) => ({
  address: answers.address === '解放路9号' ? '文三路88号' : '解放路9号',
});

/** A command of each kind that is right in itself for this registration. */
export function commandFor(action: Action, registration: Registration): Command {
  const { rev } = registration;
  switch (action) {
    case 'save-page':
      return { do: action, page: 'contact', answers: nurseOf2026.pages.contact ?? {}, rev };
    case 'choose-photo':
      return { do: action, photo: 'b'.repeat(64) };
    case 'change-region':
      return { do: action, region: '12' };
    case 'attach-paper':
      return { do: action, item: 'further-papers', file: paperFile('c') };
    case 'remove-paper':
      return { do: action, item: 'id-paper', digest: paperFile('1').digest };
    case 'mark-infected':
      return { do: action, digests: [paperFile('1').digest] };
    case 'confirm':
      return { do: action, code: registration.code ?? '', rev };
    case 'submit':
    case 'close-papers':
    case 'approve-at-point':
    case 'approve-at-region':
      return { do: action, rev };
    case 'print-form':
    case 'withdraw':
    case 'print-for-candidate':
    case 'give-up':
    case 'forfeit':
    case 'pass-unreviewed':
      return { do: action };
    case 'pass-first':
      return { do: action, rev, cause: 'sample' };
    case 'record-payment':
      return { do: action, order: 'order-1' };
    case 'correct':
      return {
        do: action,
        rev,
        reason: 'typed-wrong',
        note: '核对身份证后更正',
        answers: otherAddress(registration),
      };
    case 'cancel':
      return { do: action, rev, reason: 'papers-unclear', refund: REFUND };
    case 'refuse-confirmation':
      return { do: action, rev, reason: 'papers-unclear', objections: [] };
    default:
      return { do: action, rev, reason: 'papers-unclear' };
  }
}

/** One step of a life: who does what, where the region confirms and is paid how. */
type Step = readonly [Role, Action, ('on-line' | 'paid-off-line')?];

const SUBMITTED: readonly Step[] = [['candidate', 'submit']];
const CONFIRMED: readonly Step[] = [...SUBMITTED, ['site', 'confirm']];
const ENDORSED: readonly Step[] = [...CONFIRMED, ['point', 'approve-at-point']];
const PASSED_ONCE: readonly Step[] = [...CONFIRMED, ['point', 'pass-first']];
const PAYABLE: readonly Step[] = [...ENDORSED, ['region', 'approve-at-region']];
const PAID: readonly Step[] = [...PAYABLE, ['bank', 'record-payment']];
const REFUSED_ON_LINE: readonly Step[] = [...SUBMITTED, ['site', 'refuse-confirmation', 'on-line']];

/** The ways from a complete draft to every status; to some there is more than one. */
const WAYS: readonly (readonly Step[])[] = [
  [],
  SUBMITTED,
  [...SUBMITTED, ['candidate', 'withdraw']],
  REFUSED_ON_LINE,
  [...REFUSED_ON_LINE, ['candidate', 'submit']],
  CONFIRMED,
  PASSED_ONCE,
  ENDORSED,
  [...ENDORSED, ['region', 'pass-first']],
  PAYABLE,
  PAID,
  [...ENDORSED, ['region', 'approve-at-region', 'paid-off-line']],
  [...CONFIRMED, ['point', 'refuse']],
  [...ENDORSED, ['region', 'refuse']],
  [['system', 'forfeit']],
  [...SUBMITTED, ['system', 'forfeit']],
  [...REFUSED_ON_LINE, ['system', 'forfeit']],
  [...PAYABLE, ['system', 'forfeit']],
  [...PAID, ['region', 'cancel']],
];

/** Every door is open, but for who gives up: that happens late. */
function step(registration: Registration, [role, action, where]: Step): Registration {
  const facts = facts2026({
    actor: actorOf(role),
    windows: windowsThatAre(action === 'forfeit' ? 'closed' : 'open'),
    settings: settingsOf('33', {
      confirmation: where === 'on-line' ? 'on-line' : 'on-site',
      onlinePayment: where !== 'paid-off-line',
    }),
  });
  return afterAct(registration, commandFor(action, registration), facts);
}

/** Complete however the region confirms: on-line a site is asked for as well, on-site it does no harm. */
export const completeEverywhere = () =>
  filledIn(nurseOf2026, facts2026({ settings: settingsOf('33', { confirmation: 'on-line' }) }));

/** Complete registrations of 2026, one for each way. */
export function everyRegistration(): readonly Registration[] {
  const complete = completeEverywhere();
  return WAYS.map((way) => way.reduce(step, complete));
}

/** A complete registration of 2026 in this status, by the plainest way. */
export function registrationIn(status: Status): Registration {
  const found = everyRegistration().find((registration) => registration.status === status);
  if (found === undefined) throw new Error(`no way to ${status}`);
  return found;
}
