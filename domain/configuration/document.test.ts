import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../edition/edition.ts';
import { health2026 } from '../edition/health-2026.ts';
import { soundDocument, withWindow } from '../testing/configurations.ts';
import { copiedByYears, laterByYears } from './copy-year.ts';
import { dayProblemsOf } from './day-problems.ts';
import { differences } from './differences.ts';
import { documentText, spansOf, windowsOf } from './document.ts';
import { type ConfigurationSurroundings, problemsOf, stops } from './problems.ts';

const around: ConfigurationSurroundings = {
  region: '33',
  examDate: '2026-04-11',
  examined: [
    { level: 'junior', form: 'paper' },
    { level: 'intermediate', form: 'computer' },
  ],
  gateways: ['signed-redirect-bank'],
  papers: health2026.papers,
  fields: fieldsOf(health2026).map(({ key }) => key),
  levels: ['junior-assistant', 'junior', 'intermediate'],
};

type Document = typeof soundDocument;
const found = (document: Document) =>
  problemsOf(document, around).map(({ severity, code, at }) => `${severity} ${code} at ${at}`);
const but = (change: Partial<Document>): Document => ({ ...soundDocument, ...change });

describe('a document', () => {
  it('without a problem has none', () => {
    expect(found(soundDocument)).toEqual([]);
  });

  it.each([
    [
      'closes before it opens',
      withWindow('payment', { closesAt: '2026-02-04 08:59:59' }),
      'window-reversed',
      'payment',
    ],
    [
      'a day that does not exist',
      withWindow('review', { closesAt: '2026-02-30 12:00:00' }),
      'no-such-moment',
      'review',
    ],
    ['half a minute', withWindow('review', { closesAt: '2026-01-30 12:00' }), 'no-such-moment', 'review'],
    [
      'confirmation before registration',
      withWindow('confirmation', { opensAt: '2025-12-01 09:00:00' }),
      'confirmation-opens-first',
      'confirmation',
    ],
    [
      'confirmation that ends first',
      withWindow('confirmation', { closesAt: '2025-12-15 17:00:00' }),
      'confirmation-closes-first',
      'confirmation',
    ],
    [
      'repair beyond the review',
      withWindow('repair', { closesAt: '2026-02-01 17:00:00' }),
      'repair-after-review',
      'repair',
    ],
    [
      'a review that ends before confirmation',
      withWindow('review', { opensAt: '2025-12-10 00:00:00', closesAt: '2025-12-17 16:59:59' }),
      'review-ends-before-confirmation',
      'review',
    ],
    [
      'payment while files are reviewed',
      withWindow('payment', { opensAt: '2026-01-30 09:00:00' }),
      'payment-opens-during-review',
      'payment',
    ],
    [
      'a review that outlasts payment',
      withWindow('review', { closesAt: '2026-02-14 00:00:00' }),
      'review-ends-after-payment',
      'review',
    ],
    [
      'payment on the day of the exam',
      withWindow('payment', { closesAt: '2026-04-11 08:00:00' }),
      'payment-after-exam',
      'payment',
    ],
    ['no gateway', but({ gateway: '' }), 'gateway-missing', 'gateway'],
    ['a gateway that nobody knows', but({ gateway: 'unheard' }), 'gateway-unknown', 'gateway'],
    ['no payee', but({ payee: ' ' }), 'payee-missing', 'payee'],
    [
      'a form without a fee',
      but({ fees: soundDocument.fees.map((fee) => ({ ...fee, form: 'paper' })) }),
      'fee-missing',
      'fees',
    ],
    ['no point', but({ points: [], sites: [] }), 'points-missing', 'points'],
    [
      'a point without a name',
      but({ points: soundDocument.points.map((of) => ({ ...of, name: '' })) }),
      'point-unnamed',
      'points',
    ],
    [
      'a point twice',
      but({ points: [...soundDocument.points, ...soundDocument.points] }),
      'point-twice',
      'points',
    ],
    [
      'a foreign point',
      but({ points: [...soundDocument.points, { code: '1301', name: '石家庄市', nameEn: 'Shijiazhuang' }] }),
      'point-foreign',
      'points',
    ],
    ['a site of another point', but({ points: soundDocument.points.slice(0, 1) }), 'site-elsewhere', 'sites'],
    [
      'on-line confirmation at a point without a site',
      but({ confirmation: 'on-line', sites: soundDocument.sites.slice(0, 1) }),
      'site-missing',
      'sites',
    ],
    ['no place', but({ place: '' }), 'place-missing', 'place'],
  ] as const)('is stopped by %s', (_what, document, code, at) => {
    expect(found(document)).toContain(`error ${code} at ${at}`);
    expect(stops(problemsOf(document, around))).toBe(true);
  });

  it.each([
    [
      'repair that ends before the last confirmation',
      withWindow('repair', { closesAt: '2025-12-17 12:00:00' }),
      'repair-closes-first',
    ],
    [
      'a review that begins early',
      withWindow('review', { opensAt: '2025-12-16 00:00:00' }),
      'review-opens-during-confirmation',
    ],
    [
      'a short registration',
      withWindow('registration', { opensAt: '2025-12-14 09:00:00' }),
      'registration-short',
    ],
    [
      'a fee of nothing',
      but({ fees: soundDocument.fees.map((fee) => ({ ...fee, fenPerSubject: 0, fenPerPerson: 0 })) }),
      'fee-zero',
    ],
    [
      'a fee without a legal basis',
      but({ fees: soundDocument.fees.map((fee) => ({ ...fee, legalBasis: '' })) }),
      'legal-basis-missing',
    ],
    ['no papers', but({ papers: [] }), 'papers-missing'],
  ] as const)('warns of %s', (_what, document, code) => {
    expect(found(document).filter((line) => line.startsWith(`warning ${code}`))).not.toEqual([]);
  });

  it.each([
    [
      'counter work that ends on a Sunday',
      withWindow('confirmation', { closesAt: '2025-12-21 17:00:00' }),
      'ends-on-day-off at confirmation',
    ],
    [
      'a review that ends on New Year’s Day',
      withWindow('review', { closesAt: '2026-01-01 17:00:00' }),
      'ends-on-day-off at review',
    ],
    [
      'confirmation by staff on days off alone, across a year’s end',
      withWindow('confirmation', { opensAt: '2026-01-01 09:00:00', closesAt: '2026-01-04 00:00:00' }),
      'only-days-off at confirmation',
    ],
    [
      'payment that ends within the Spring Festival',
      withWindow('payment', { closesAt: '2026-02-16 23:59:59' }),
      'deadline-in-holiday at payment',
    ],
    [
      'a registration that ends within a holiday',
      withWindow('registration', { closesAt: '2026-01-02 23:59:59' }),
      'deadline-in-holiday at registration',
    ],
    [
      'a review of which a part is not announced',
      withWindow('review', { closesAt: '2026-12-29 23:59:59' }),
      'days-not-announced at review',
    ],
    [
      'a deadline in a year without a notice',
      withWindow('payment', { closesAt: '2027-01-04 23:59:59' }),
      'days-not-announced at payment',
    ],
  ] as const)('hints at %s, and is not stopped by it', (_what, document, line) => {
    expect(found(document)).toContain(`warning ${line}`);
    const hints = dayProblemsOf(document).map(({ code, at }) => `${code} at ${at}`);
    expect(hints).toEqual([line]);
  });

  it('does not hint at a day of a weekend that is worked, nor at a deadline on a plain Saturday', () => {
    const closing = (closesAt: string) => withWindow('review', { closesAt });
    expect(dayProblemsOf(closing('2026-01-04 17:00:00'))).toEqual([]);
    // Midnight is the end of Friday.
    expect(dayProblemsOf(closing('2026-01-10 00:00:00'))).toEqual([]);
    expect(dayProblemsOf(closing('2026-01-10 00:00:01'))).toMatchObject([
      { code: 'ends-on-day-off', params: { day: '2026-01-10', dayOff: 'weekend' } },
    ]);
    expect(dayProblemsOf(withWindow('registration', { closesAt: '2025-12-20 23:59:59' }))).toEqual([]);
  });

  it('looks only at windows that concern its candidates', () => {
    const repair = withWindow('repair', { closesAt: '2026-01-01 17:00:00' });
    expect(dayProblemsOf(repair)).toEqual([]);
    expect(dayProblemsOf({ ...repair, confirmation: 'on-line' })).toMatchObject([
      { code: 'deadline-in-holiday', at: 'repair', params: { day: '2026-01-01', dayOff: 'new-year' } },
    ]);
    const payment = withWindow('payment', { closesAt: '2026-02-16 23:59:59' });
    expect(dayProblemsOf({ ...payment, onlinePayment: false })).toEqual([]);
  });

  it('does without fees where payment is not on-line, with a warning', () => {
    const document = but({ onlinePayment: false, gateway: '', fees: [] });
    expect(stops(problemsOf(document, around))).toBe(false);
    expect(found(document)).toContain('warning fee-missing at fees');
  });

  it('has one text for one content, and its windows are the rules’ windows', () => {
    const turned = Object.fromEntries(Object.entries(soundDocument).reverse()) as Document;
    expect(documentText(turned)).toBe(documentText(soundDocument));
    expect(documentText(but({ notice: ' ' }))).not.toBe(documentText(soundDocument));
    expect(spansOf(windowsOf(soundDocument))).toEqual(soundDocument.windows);
  });
});

describe('differences', () => {
  it('are none between a document and itself', () => {
    expect(differences(soundDocument, soundDocument)).toEqual([]);
  });

  it('are told field by field, with what was and what is', () => {
    const document = {
      ...withWindow('payment', { closesAt: '2026-02-12 18:00:00' }),
      papers: ['有效身份证件原件和复印件', '社保证明'],
      points: soundDocument.points.slice(1),
      fees: [
        { level: '*', form: '*', fenPerSubject: 7000, fenPerPerson: 1000, legalBasis: '浙价费〔2017〕1号' },
      ],
    };
    expect(differences(soundDocument, document)).toEqual([
      { field: 'payment.closesAt', of: '', before: '2026-02-13 23:59:59', after: '2026-02-12 18:00:00' },
      {
        field: 'papers',
        of: '本人签名并由单位盖章的报名申请表',
        before: '本人签名并由单位盖章的报名申请表',
        after: null,
      },
      { field: 'papers', of: '社保证明', before: null, after: '社保证明' },
      { field: 'points', of: '3301', before: '杭州市', after: null },
      {
        field: 'fees',
        of: '*/*',
        before: '65.00 + 10.00 浙价费〔2017〕1号',
        after: '70.00 + 10.00 浙价费〔2017〕1号',
      },
    ]);
  });

  it('are the same number both ways', () => {
    const one = withWindow('repair', { closesAt: '2025-12-18 17:00:00' });
    expect(differences(one, soundDocument)).toHaveLength(differences(soundDocument, one).length);
  });
});

describe('another year', () => {
  it('has the same days, years later; 29 February becomes the 28th', () => {
    expect(laterByYears('2024-02-29 09:00:00', 1)).toBe('2025-02-28 09:00:00');
    expect(laterByYears('2024-02-29 09:00:00', 4)).toBe('2028-02-29 09:00:00');
    const { windows } = copiedByYears(soundDocument, 1);
    expect(windows.payment).toEqual({ opensAt: '2027-02-04 09:00:00', closesAt: '2027-02-13 23:59:59' });
  });

  it('keeps every window in order, and comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 20 }), (years) => {
        const there = copiedByYears(soundDocument, years);
        expect(copiedByYears(there, -years)).toEqual(soundDocument);
        expect(there.windows.review.opensAt < there.windows.review.closesAt).toBe(true);
      }),
    );
  });
});
