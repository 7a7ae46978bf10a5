import { describe, expect, it } from 'vitest';
import { checkPhoto, doubtsOf, type Finding, type PhotoDoubt, type PhotoMeasures } from './check-photo.ts';
import type { FaceMeasures, Looks } from './measure-looks.ts';
import type { PhotoLimits } from './photo-limits.ts';

const IN_2026: PhotoLimits = { minWidth: 420, minHeight: 600, minBytes: 51_200, maxBytes: 20_971_520 };
// More than 295 × 413 pixels and more than 45 KB.
const IN_2023: PhotoLimits = { minWidth: 296, minHeight: 414, minBytes: 46_081, maxBytes: 20_971_520 };

/** Measured on an ordinary portrait. */
const face: FaceMeasures = {
  headHeight: 0.61,
  crown: 0.12,
  centre: 0.5,
  roll: -2,
  yaw: 3,
  pitch: 9,
  eyes: 0.32,
  light: 172,
  balance: 1.05,
  sharpness: 40,
};
const looks = (more: Partial<FaceMeasures> = {}, background = { white: 1, spread: 4 }): Looks => ({
  faces: 1,
  face: { ...face, ...more },
  background,
});
const photo = (more: Partial<PhotoMeasures> = {}): PhotoMeasures => ({
  isPhoto: true,
  bytes: 90_000,
  width: 600,
  height: 857,
  looks: looks(),
  ...more,
});

const notMet = (findings: readonly Finding[]) =>
  findings.flatMap((finding) => {
    if (finding.verdict === 'met') return [];
    if (finding.verdict === 'unchecked') return [`${finding.rule}?`];
    return finding.verdict === 'doubt' ? [finding.doubt] : [finding.fault];
  });

describe('C18: the rules of a photo', () => {
  it('an ordinary ID photo meets every one', () => {
    expect(notMet(checkPhoto(photo(), IN_2026))).toEqual([]);
  });

  it('2026: from 420 × 600 pixels and 50 KB on', () => {
    expect(notMet(checkPhoto(photo({ width: 420, height: 600, bytes: 51_200 }), IN_2026))).toEqual([]);
    expect(notMet(checkPhoto(photo({ width: 419, height: 600 }), IN_2026))).toEqual(['photo-too-few-pixels']);
    expect(notMet(checkPhoto(photo({ width: 420, height: 599 }), IN_2026))).toEqual(['photo-too-few-pixels']);
    expect(notMet(checkPhoto(photo({ bytes: 51_199 }), IN_2026))).toEqual(['photo-too-small']);
  });

  it('2023: above 295 × 413 pixels and above 45 KB', () => {
    expect(notMet(checkPhoto(photo({ width: 296, height: 414, bytes: 46_081 }), IN_2023))).toEqual([]);
    expect(notMet(checkPhoto(photo({ width: 295, height: 413 }), IN_2023))).toEqual(['photo-too-few-pixels']);
    expect(notMet(checkPhoto(photo({ bytes: 45 * 1024 }), IN_2023))).toEqual(['photo-too-small']);
  });

  it('refuse what is no photo, too heavy, lying, without a face or with several', () => {
    const none: Looks = { faces: 0, face: null, background: { white: 1, spread: 4 } };
    const faults = [
      photo({ isPhoto: false }),
      photo({ bytes: 20_971_521 }),
      photo({ width: 900, height: 900 }),
      photo({ looks: none }),
      photo({ looks: { ...none, faces: 2 } }),
    ].map((of) =>
      checkPhoto(of, IN_2026).flatMap((found) => (found.verdict === 'fault' ? [found.fault] : [])),
    );
    expect(faults).toEqual([
      ['photo-not-an-image'],
      ['photo-too-large'],
      ['photo-not-portrait'],
      ['photo-no-face'],
      ['photo-several-faces'],
    ]);
  });

  const doubtful: [PhotoDoubt, Looks][] = [
    ['head-too-small', looks({ headHeight: 0.4 })],
    ['head-too-large', looks({ headHeight: 0.9 })],
    ['off-centre', looks({ centre: 0.36 })],
    ['off-centre', looks({ crown: -0.02 })],
    ['not-frontal', looks({ roll: -14 })],
    ['not-frontal', looks({ yaw: 22 })],
    ['not-frontal', looks({ pitch: 25 })],
    ['eyes-hidden', looks({ eyes: 0.08 })],
    ['too-dark', looks({ light: 50 })],
    ['too-bright', looks({ light: 240 })],
    ['uneven-light', looks({ balance: 0.5 })],
    ['background-not-white', looks({}, { white: 0.2, spread: 5 })],
    ['background-uneven', looks({}, { white: 0.95, spread: 30 })],
    ['blurred', looks({ sharpness: 3 })],
  ];
  it.each(doubtful)('only doubt where a machine may be wrong: %s', (doubt, seen) => {
    expect(doubtsOf(seen)).toEqual([doubt]);
    const findings = checkPhoto(photo({ looks: seen }), IN_2026);
    expect(notMet(findings)).toEqual([doubt]);
    expect(findings.filter(({ verdict }) => verdict === 'fault')).toEqual([]);
  });

  it('say what was not looked at, and never call it met', () => {
    expect(notMet(checkPhoto(photo({ looks: null, bytes: null }), IN_2026))).toEqual([
      'bytes?',
      'face?',
      'head?',
      'position?',
      'frontal?',
      'eyes?',
      'light?',
      'background?',
      'sharpness?',
    ]);
  });
});
