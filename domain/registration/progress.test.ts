import { describe, expect, it } from 'vitest';
import { health2026 } from '../edition/health-2026.ts';
import { settingsOf } from '../testing/facts.ts';
import { everyRegistration, justEntered, registrationIn } from '../testing/registrations.ts';
import type { RegionSettings } from './command.ts';
import { progressOf } from './progress.ts';
import type { Registration, Status } from './registration.ts';

const onSite = settingsOf('33');
const onLine = settingsOf('12');
const offLinePayment = settingsOf('33', { onlinePayment: false });

const MARKS = { 'not-reached': '·', current: '○', done: '●', refused: '✕' };

/** The bar as one line: answers, photo, (materials,) submission, confirmation, review, (payment). */
function bar(registration: Registration, settings: RegionSettings = onSite): string {
  return progressOf(registration, health2026, settings)
    .map((node) => MARKS[node.state])
    .join('');
}

const stateOf = (registration: Registration, key: string, settings = onSite) =>
  progressOf(registration, health2026, settings).find((node) => node.key === key)?.state;

const given = (status: 'forfeited' | 'refused', before: Status): Registration =>
  everyRegistration().find((of) => of.status === status && of.statusBefore === before) ??
  registrationIn('draft');

describe('the bar 「报考流程」', () => {
  it('has the nodes that the guide names, in its order: I1 (2026)', () => {
    const keys = (settings: RegionSettings) =>
      progressOf(registrationIn('draft'), health2026, settings).map((node) => node.key);
    const common = ['submission', 'confirmation', 'review'];
    expect(keys(onSite)).toEqual(['answers', 'photo', ...common, 'payment']);
    expect(keys(onLine)).toEqual(['answers', 'photo', 'materials', ...common, 'payment']);
    expect(keys(offLinePayment)).toEqual(['answers', 'photo', ...common]);
  });

  it('goes from left to right where papers are shown on-site', () => {
    expect(bar(justEntered(health2026, '33'))).toBe('○·····');
    expect(bar({ ...registrationIn('draft'), photo: null })).toBe('●○····');
    expect(bar(registrationIn('draft'))).toBe('●●○···');
    expect(bar(registrationIn('submitted'))).toBe('●●●○··');
    expect(bar(registrationIn('confirmed'))).toBe('●●●●○·');
    expect(bar(registrationIn('endorsed'))).toBe('●●●●○·');
    expect(bar(registrationIn('payable'))).toBe('●●●●●○');
    expect(bar(registrationIn('registered'))).toBe('●●●●●●');
  });

  it('has the papers between photo and submission on-line', () => {
    expect(bar(justEntered(health2026, '12'), onLine)).toBe('○······');
    expect(bar(registrationIn('draft'), onLine)).toBe('●●○····');
    expect(bar(registrationIn('submitted'), onLine)).toBe('●●●●○··');
    expect(bar(registrationIn('confirmed'), onLine)).toBe('●●●●●○·');
    expect(bar(registrationIn('registered'), onLine)).toBe('●●●●●●●');
  });

  it('ends with the review where payment is not on-line: G4 (2026)', () => {
    expect(bar(registrationIn('endorsed'), offLinePayment)).toBe('●●●●○');
    expect(bar(registrationIn('registered'), offLinePayment)).toBe('●●●●●');
  });

  it('turns 「报名确认」 green when confirmed, and 「资格审核」 black in the same moment: E4', () => {
    expect(stateOf(registrationIn('submitted'), 'confirmation')).toBe('current');
    expect(stateOf(registrationIn('submitted'), 'review')).toBe('not-reached');
    expect(stateOf(registrationIn('confirmed'), 'confirmation')).toBe('done');
    expect(stateOf(registrationIn('confirmed'), 'review')).toBe('current');
  });

  it('turns 「资格审核」 green after the stage of the region, and not before: F1, F2', () => {
    const green = everyRegistration().filter((of) => stateOf(of, 'review') === 'done');
    const statuses = green.map((of) => (of.status === 'forfeited' ? of.statusBefore : of.status));
    expect(new Set(statuses)).toEqual(new Set(['payable', 'registered', 'cancelled']));
    expect(stateOf(registrationIn('endorsed'), 'review')).toBe('current');
    expect(stateOf(registrationIn('payable'), 'review')).toBe('done');
  });

  it('turns 「缴费」 green when paid: G3', () => {
    expect(stateOf(registrationIn('payable'), 'payment')).toBe('current');
    expect(stateOf(registrationIn('registered'), 'payment')).toBe('done');
  });

  it('says where a registration has stopped', () => {
    expect(bar(given('refused', 'confirmed'))).toBe('●●●●✕·');
    expect(bar(given('refused', 'endorsed'))).toBe('●●●●✕·');
    expect(bar(given('forfeited', 'draft'))).toBe('●●✕···');
    expect(bar(given('forfeited', 'submitted'))).toBe('●●●✕··');
    expect(bar(given('forfeited', 'payable'))).toBe('●●●●●✕');
  });

  it('says 「确认不通过」 at the node of the confirmation, and what to do now: E2 (2026)', () => {
    expect(bar(registrationIn('repair'), onLine)).toBe('●●○·✕··');
  });

  it('shows nobody 报名成功 whose registration is cancelled', () => {
    expect(stateOf(registrationIn('cancelled'), 'payment')).toBe('refused');
    expect(bar(registrationIn('cancelled'), offLinePayment)).toContain('✕');
  });

  it('always has one node at most to look at, and nothing done after it', () => {
    for (const registration of [justEntered(health2026, '33'), ...everyRegistration()])
      for (const settings of [onSite, onLine, offLinePayment])
        expect(bar(registration, settings), registration.status).toMatch(/^●*(?:○·*|✕·*|○·*✕·*)?$/);
  });
});
