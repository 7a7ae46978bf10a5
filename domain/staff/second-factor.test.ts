import { describe, expect, it } from 'vitest';
import { describeDevice } from './device.ts';
import { foldCode, isAuthenticatorCode, isProven, standingAfterPassword } from './second-factor.ts';

describe('after the right password', () => {
  it.each([
    ['required', { hasFactor: true, mustEnrol: false }, 'factor-due'],
    ['required', { hasFactor: false, mustEnrol: false }, 'enrolment-due'],
    ['optional', { hasFactor: true, mustEnrol: false }, 'factor-due'],
    ['optional', { hasFactor: true, mustEnrol: true }, 'factor-due'],
    ['optional', { hasFactor: false, mustEnrol: true }, 'enrolment-due'],
    ['optional', { hasFactor: false, mustEnrol: false }, 'open'],
  ] as const)('where it is %s, %j: %s', (policy, enrolment, standing) => {
    expect(standingAfterPassword(policy, enrolment)).toBe(standing);
  });
});

describe('a proof', () => {
  it('counts for ten minutes, both ends included', () => {
    const at = new Date('2025-12-03T10:00:00+08:00');
    const inSeconds = (seconds: number) => isProven(at, new Date(at.getTime() + seconds * 1000));
    expect([inSeconds(0), inSeconds(600), inSeconds(601)]).toEqual([true, true, false]);
    expect(isProven(null, at)).toBe(false);
  });

  it('is typed as people type it', () => {
    expect(foldCode(' 123 456 ')).toBe('123456');
    expect(isAuthenticatorCode(foldCode('123 456'))).toBe(true);
    expect(isAuthenticatorCode(foldCode('12345-67890'))).toBe(false);
  });
});

describe('a device', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  it.each([
    [`${windows} Chrome/131.0.0.0 Safari/537.36`, 'Chrome 131 · Windows'],
    [`${windows} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`, 'Edge 131 · Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128 · Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15',
      'Safari 17 · macOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0.47',
      'WeChat 8 · Android',
    ],
    ['curl/8.5.0', ''],
    ['', ''],
  ])('that calls itself %s is %s', (agent, described) => {
    expect(describeDevice(agent)).toBe(described);
  });
});
