import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WindowState, Windows } from '../calendar/windows.ts';
import type { ConfirmationMode } from '../edition/edition.ts';
import { ROLES, type Role } from '../staff/actor.ts';
import { actorOf, facts2026, NOW, settingsOf, windowsThatAre, windowThatIs } from '../testing/facts.ts';
import { commandFor, everyRegistration, withPapers } from '../testing/registrations.ts';
import type { Command, RegionSettings } from './command.ts';
import { decide } from './decide.ts';
import { openActions } from './guard.ts';
import { ACTIONS, type Action, lifecycle } from './lifecycle.ts';
import { ENDED, type Registration, STATUSES, type Status } from './registration.ts';

/** The table of docs/architecture.md, written out once more: status, action, who, to. */
const LIFE = `
draft      save-page            candidate          draft
draft      choose-photo         candidate          draft
draft      change-region        candidate          draft
draft      print-form           candidate          draft       on-line
draft      attach-paper         candidate          draft       on-line
draft      remove-paper         candidate          draft       on-line
draft      close-papers         candidate          draft       on-line
draft      mark-infected        system             draft       on-line
draft      submit               candidate          submitted
draft      forfeit              system             forfeited
draft      give-up              candidate          forfeited   never-submitted
submitted  print-for-candidate  site,point         submitted   on-site
submitted  withdraw             candidate          draft
submitted  confirm              site,point         confirmed
submitted  mark-infected        system             submitted   on-line
submitted  refuse-confirmation  site,point         repair      on-line
submitted  forfeit              system             forfeited   on-site
repair     save-page            candidate          repair
repair     choose-photo         candidate          repair
repair     submit               candidate          submitted
repair     print-form           candidate          repair      on-line
repair     attach-paper         candidate          repair      on-line
repair     remove-paper         candidate          repair      on-line
repair     close-papers         candidate          repair      on-line
repair     mark-infected        system             repair      on-line
repair     forfeit              system             forfeited
confirmed  mark-infected        system             confirmed   on-line
confirmed  pass-first           point              confirmed   nobody-passed
confirmed  revert-first-pass    point              confirmed   passed-by-them
confirmed  approve-at-point     point              endorsed    not-by-them
confirmed  refuse               point              refused     not-by-them
confirmed  pass-unreviewed      system             payable     unreviewed,paid-on-line
confirmed  pass-unreviewed      system             registered  unreviewed,paid-off-line
confirmed  revert-confirmation  point,region       submitted
confirmed  correct              region             confirmed
endorsed   mark-infected        system             endorsed    on-line
endorsed   pass-first           region             endorsed    nobody-passed
endorsed   revert-first-pass    region             endorsed    passed-by-them
endorsed   approve-at-region    region             payable     paid-on-line,not-by-them
endorsed   approve-at-region    region             registered  paid-off-line,not-by-them
endorsed   return-to-point      region             confirmed   not-by-them
endorsed   refuse               region             refused     not-by-them
confirmed  print-for-candidate  site,point         confirmed   on-site
endorsed   print-for-candidate  site,point         endorsed    on-site
endorsed   revert-endorsement   point              confirmed
endorsed   correct              region             endorsed
payable    mark-infected        system             payable     on-line
payable    print-for-candidate  site,point         payable     on-site
payable    record-payment       bank,system        registered
payable    forfeit              system             forfeited
payable    revert-approval      region             endorsed
payable    correct              region             payable
registered mark-infected        system             registered  on-line
registered print-for-candidate  site,point         registered  on-site
registered cancel               region             cancelled
registered correct              region             registered
registered revert-approval      region             endorsed    not-paid
refused    revert-refusal       point              confirmed   refused-at-point
refused    revert-refusal       region             endorsed    refused-at-region
forfeited  revert-forfeit       region,nation      before
`
  .trim()
  .split('\n')
  .map((line) => {
    const [status = '', action = '', roles = '', to = '', when = ''] = line.split(/ +/);
    return { status, action, roles: roles.split(','), to, when: when === '' ? [] : when.split(',') };
  });

type Situation = {
  readonly registration: Registration;
  readonly action: Action;
  readonly role: Role;
  readonly settings: RegionSettings;
  readonly windows: Windows;
};

/** The words that a line may demand. */
function circumstancesOf({ registration, settings, role }: Situation): readonly string[] {
  const { statusBefore, firstPass } = registration;
  const passed = firstPass === null ? 'nobody-passed' : 'passed';
  const byThem = firstPass?.by === actorOf(role).id ? 'passed-by-them' : 'not-by-them';
  const paid = settings.onlinePayment ? 'paid-on-line' : 'paid-off-line';
  const refused = statusBefore === 'endorsed' ? 'refused-at-region' : 'refused-at-point';
  const isUntouched = registration.firstSubmittedAt === null && registration.revision === 0;
  const submitted = isUntouched ? 'never-submitted' : 'submitted-before';
  const approved = statusBefore === 'endorsed' ? 'not-paid' : 'paid';
  const isAuto = registration.statusSince.getTime() === registration.submittedAt?.getTime();
  const reviewed = isAuto && !settings.reviewsAutoConfirmed ? 'unreviewed' : 'reviewed';
  return [reviewed, settings.confirmation, paid, refused, approved, submitted, passed, byThem];
}

/** Where the table leads in this situation, or null where it has no such line. */
function lineOf(situation: Situation): string | null {
  const { registration, action, role } = situation;
  const line = LIFE.find(
    (of) =>
      of.status === registration.status &&
      of.action === action &&
      of.roles.includes(role) &&
      of.when.every((word) => circumstancesOf(situation).includes(word)),
  );
  return line?.to === 'before' ? registration.statusBefore : (line?.to ?? null);
}

const isPast = (at: Date) => at.getTime() < NOW.getTime();
const hasCome = (at: Date) => at.getTime() <= NOW.getTime();

/** When the candidate's time to fill in and submit ends. */
function editingEnds({ registration, windows }: Situation): Date {
  if (registration.status === 'repair') return windows.repair.closesAt;
  return (registration.firstSubmittedAt === null ? windows.registration : windows.confirmation).closesAt;
}

/** Is it the time for the action? The deadlines as the guides tell them. */
function isTime(situation: Situation): boolean {
  const { action, registration, settings, windows } = situation;
  switch (action) {
    case 'save-page':
    case 'choose-photo':
    case 'print-form':
    case 'attach-paper':
    case 'remove-paper':
    case 'close-papers':
    case 'submit':
      return hasCome(windows.registration.opensAt) && !isPast(editingEnds(situation));
    case 'change-region':
      return hasCome(windows.registration.opensAt) && !isPast(windows.registration.closesAt);
    case 'withdraw':
      return hasCome(windows.registration.opensAt) && !isPast(windows.confirmation.closesAt);
    case 'confirm':
      return (
        hasCome(windows.confirmation.opensAt) &&
        (settings.confirmation === 'on-line' || !isPast(windows.confirmation.closesAt))
      );
    case 'pass-first':
    case 'revert-first-pass':
    case 'approve-at-point':
    case 'approve-at-region':
    case 'return-to-point':
    case 'revert-endorsement':
    case 'refuse':
      return hasCome(windows.review.opensAt) && !isPast(windows.review.closesAt);
    case 'forfeit':
      if (registration.status === 'payable') return isPast(windows.payment.closesAt);
      return registration.status === 'submitted'
        ? isPast(windows.confirmation.closesAt)
        : isPast(editingEnds(situation));
    default:
      return true;
  }
}

function check(situation: Situation): void {
  const { registration, action, role, settings, windows } = situation;
  const facts = facts2026({ actor: actorOf(role), settings, windows });
  const decision = decide(registration, commandFor(action, registration), facts);
  const told = `${role}: ${action} in ${registration.status} (${settings.confirmation}) → ${JSON.stringify(decision)}`;
  const to = lineOf(situation);
  expect(decision.ok, told).toBe(to !== null && isTime(situation));
  if (!decision.ok) {
    expect(decision.refusal.code, told).toMatch(/^[a-z-]+$/);
    return;
  }
  expect(decision.next.status, told).toBe(to);
  expect(lifecycle[action].to, told).toContain(to);
  expect(decision.event, told).toMatchObject({ action, from: registration.status, to, at: facts.now });
}

/** With the papers that the on-line ones among the regions ask for. */
const onLine = facts2026({ settings: settingsOf('33', { confirmation: 'on-line' }) });
const registrations = everyRegistration().map((of) => withPapers(of, onLine));
const modes: readonly ConfirmationMode[] = ['on-site', 'on-line'];
const regions = modes.flatMap((confirmation) =>
  [true, false].map((onlinePayment) =>
    // Where one confirms on-line, the auto-confirmed are not reviewed: both settings with both ways to pay.
    settingsOf('33', { confirmation, onlinePayment, reviewsAutoConfirmed: confirmation === 'on-site' }),
  ),
);
const windowStates: readonly WindowState[] = ['not-open', 'open', 'closed'];

describe('the lifecycle of a registration', () => {
  it('answers every status × action × role × window: accepted as its table says, or a coded refusal', () => {
    const windows = windowStates.map((state) => windowsThatAre(state));
    for (const registration of registrations)
      for (const action of ACTIONS)
        for (const role of ROLES)
          for (const settings of regions)
            for (const of of windows) check({ registration, action, role, settings, windows: of });
  });

  it('does so with the windows in any combination', () => {
    const state = fc.constantFrom(...windowStates).map((of) => windowThatIs(of, NOW));
    const situation = fc.record({
      registration: fc.constantFrom(...registrations),
      action: fc.constantFrom(...ACTIONS),
      role: fc.constantFrom(...ROLES),
      settings: fc.constantFrom(...regions),
      windows: fc.record({
        registration: state,
        confirmation: state,
        repair: state,
        review: state,
        payment: state,
      }),
    });
    fc.assert(fc.property(situation, check), { numRuns: 5000 });
  });

  it('offers exactly the actions that it would accept', () => {
    for (const registration of registrations)
      for (const role of ROLES)
        for (const settings of regions) {
          const facts = facts2026({ actor: actorOf(role), settings });
          const wouldAccept = ACTIONS.filter(
            (action) => decide(registration, commandFor(action, registration), facts).ok,
          );
          expect(openActions(registration, facts), `${role} in ${registration.status}`).toEqual(wouldAccept);
        }
  });

  it('is seen in every status by the tests', () => {
    expect(new Set(registrations.map(({ status }) => status))).toEqual(new Set(STATUSES));
  });
});

describe('the table', () => {
  it('has no dead end: from every status that has not ended an action leads on', () => {
    const leadsOn = (status: Status) =>
      ACTIONS.some((action) => {
        const { from, to } = lifecycle[action];
        return from.includes(status) && to.some((next) => next !== status);
      });
    expect(STATUSES.filter((status) => !leadsOn(status))).toEqual(['cancelled']);
    expect(ENDED).toContain('cancelled');
  });

  it('reaches every status', () => {
    expect(new Set(ACTIONS.flatMap((action) => lifecycle[action].to))).toEqual(new Set(STATUSES));
  });

  it('asks staff for a reason wherever they say no or take something back', () => {
    expect(ACTIONS.filter((action) => lifecycle[action].reason)).toEqual(
      ACTIONS.filter((action) => /^(?:refuse|revert|return|correct|cancel)/.test(action)),
    );
  });

  it('gives every act an undo that leads back to where it was, or says that it is final', () => {
    const astray = registrations.flatMap((registration) =>
      regions
        .filter((settings) => couldHaveComeAbout(registration, settings))
        .flatMap((settings) => ACTIONS.filter((action) => !leadsBack(registration, action, settings)))
        .map((action) => `${action} from ${registration.status}`),
    );
    // Money that has come is not un-received: a paid registration is cancelled, with a refund.
    // Who resubmits after 「确认不通过」 and withdraws is in draft, as after every withdrawal.
    // 「确认不通过」 opens the uploads; who submits again closes them first (2026).
    // Who was passed without a review and is taken back is looked at by the region: somebody has asked why.
    expect(new Set(astray)).toEqual(
      new Set([
        'record-payment from payable',
        'pass-unreviewed from confirmed',
        'submit from repair',
        'refuse-confirmation from submitted',
      ]),
    );
  });
});

/** A region's settings hold for a whole year. */
function couldHaveComeAbout({ status, statusBefore }: Registration, settings: RegionSettings): boolean {
  const ways = [status, statusBefore];
  if (ways.includes('repair') && settings.confirmation === 'on-site') return false;
  if (status === 'forfeited' && statusBefore === 'submitted' && settings.confirmation === 'on-line')
    return false;
  return settings.onlinePayment
    ? status !== 'registered' || statusBefore === 'payable'
    : !ways.includes('payable');
}

/** What anybody's acceptable act makes of a registration; null where nobody may. Who forfeits comes late. */
function outcomeOf(
  registration: Registration,
  command: Command,
  settings: RegionSettings,
): Registration | null {
  const windows = windowsThatAre(command.do === 'forfeit' ? 'closed' : 'open');
  const decisions = ROLES.map((role) =>
    decide(registration, command, facts2026({ actor: actorOf(role), settings, windows })),
  );
  return decisions.find((decision) => decision.ok)?.next ?? null;
}

/** True where the undo, by whoever may do it, leads back; also where nobody may act in the first place. */
function leadsBack(registration: Registration, action: Action, settings: RegionSettings): boolean {
  const done = outcomeOf(registration, commandFor(action, registration), settings);
  const { undo } = lifecycle[action];
  if (done === null || undo === 'final') return true;
  const back: Command =
    undo === 'change-region' ? { do: undo, region: registration.region } : commandFor(undo, done);
  return outcomeOf(done, back, settings)?.status === registration.status;
}
