import { describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '../registration/command.ts';
import { cannotWait, channelsFor, insteadOf, isPointless, isQuiet, waitAfter } from './copies.ts';

const beijing = (time: string) => new Date(`2025-12-14T${time}+08:00`);
const nowhere = { wechat: false, sms: false, mail: false };

describe('which ways a message takes', () => {
  it('D3, I2: WeChat where it is bound, and no short message beside it', () => {
    expect(channelsFor('unconfirmed', { wechat: true, sms: true, mail: false })).toEqual(['wechat']);
  });

  it('a short message where there is no WeChat, but not for mere news', () => {
    const reach = { ...nowhere, sms: true };
    expect(channelsFor('unconfirmed', reach)).toEqual(['sms']);
    expect(channelsFor('endorsed', reach)).toEqual([]);
  });

  it('mail beside either, and all of them for what may be somebody else’s doing', () => {
    expect(channelsFor('endorsed', { wechat: false, sms: true, mail: true })).toEqual(['mail']);
    expect(channelsFor('wechat-bound', { wechat: true, sms: true, mail: true })).toEqual([
      'wechat',
      'sms',
      'mail',
    ]);
  });

  it('none where nobody is reached, whatever it is', () => {
    expect(MESSAGE_KINDS.flatMap((kind) => channelsFor(kind, nowhere))).toEqual([]);
  });

  it('a short message instead of a WeChat that has failed for good', () => {
    expect(insteadOf('unconfirmed', 'wechat')).toBe('sms');
    expect(insteadOf('endorsed', 'wechat')).toBeNull();
    expect(insteadOf('unconfirmed', 'sms')).toBeNull();
  });
});

describe('quiet hours', () => {
  it.each([
    ['21:59:59', false],
    ['22:00:00', true],
    ['00:00:00', true],
    ['07:59:59', true],
    ['08:00:00', false],
  ])('at %s in Beijing: %s', (time, quiet) => expect(isQuiet(beijing(time))).toBe(quiet));

  it('do not hold back what may be somebody else’s doing', () => {
    expect(cannotWait('wechat-bound')).toBe(true);
    expect(cannotWait('remind-pay')).toBe(false);
  });
});

describe('a message whose reason has gone', () => {
  const now = beijing('10:00:00');
  const deadline = beijing('17:00:00');

  it('is not sent: whoever has paid is not asked to pay', () => {
    expect(isPointless('remind-pay', { status: 'payable', deadline, now })).toBe(false);
    expect(isPointless('remind-pay', { status: 'registered', deadline, now })).toBe(true);
    expect(isPointless('unconfirmed', { status: 'confirmed', deadline, now })).toBe(true);
  });

  it('nor is one that comes after its deadline', () => {
    const late = { status: 'payable', deadline, now: beijing('17:00:01') } as const;
    expect(isPointless('remind-pay', late)).toBe(true);
    expect(isPointless('remind-pay', { ...late, now: deadline })).toBe(false);
  });

  it('nor one about a virus, once another paper has come', () => {
    const present = { status: 'draft', deadline, now } as const;
    expect(isPointless('paper-infected', { ...present, hasInfected: true })).toBe(false);
    expect(isPointless('paper-infected', { ...present, hasInfected: false })).toBe(true);
    expect(isPointless('paper-infected-confirmed', { ...present, status: 'confirmed' })).toBe(false);
  });

  it('but what has happened stays true', () => {
    expect(isPointless('confirmed', { status: 'payable', deadline, now: beijing('23:00:00') })).toBe(false);
    expect(isPointless('wechat-bound', { status: null, deadline: null, now })).toBe(false);
  });
});

it('is tried again after growing waits, and given up after about three days', () => {
  const waits: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const wait = waitAfter(attempts);
    if (wait === null) break;
    waits.push(wait);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400;
  expect(days).toBeGreaterThan(2.5);
  expect(days).toBeLessThan(3.5);
  // What a vendor took without saying so is asked about while it still remembers our id.
  expect(waits.slice(0, 4).reduce((sum, wait) => sum + wait, 0)).toBeLessThan(600);
});
