import { expect, test } from 'vitest';
import type { FileView } from '#contract/client.ts';
import { choicesOf, hasDecision } from './choices.ts';

const window = { opensAt: '2025-12-11T09:00:00+08:00', closesAt: '2025-12-22T17:00:00+08:00' };
const region: FileView['region'] = {
  code: '37',
  name: '山东',
  confirmation: 'on-site',
  onlinePayment: true,
  autoConfirmation: true,
  place: '',
  papers: [],
  windows: { registration: window, confirmation: window, repair: window, review: window, payment: window },
};

test('F1: the region may pass, return and refuse what the server offers, and no more', () => {
  const choices = choicesOf({
    actions: ['approve-at-region', 'return-to-point', 'refuse'],
    code: '7Q2M9XK4TPA02',
    region,
  });
  expect(choices).toEqual({
    pass: 'approve-at-region',
    giveBack: 'return-to-point',
    refuse: 'refuse',
    undo: [],
  });
});

test('E1: on-site a form is confirmed at the counter only', () => {
  const choices = choicesOf({ actions: ['confirm'], code: '7Q2M9XK4TPA02', region });
  expect(hasDecision(choices)).toBe(false);
});

test('E2: on-line the form is confirmed or refused from the screen', () => {
  const choices = choicesOf({
    actions: ['confirm', 'refuse-confirmation'],
    code: '7Q2M9XK4TPA02',
    region: { ...region, confirmation: 'on-line' },
  });
  expect(choices).toMatchObject({ pass: 'confirm', refuse: 'refuse-confirmation' });
});

test('what takes a decision back is no decision of the bar', () => {
  const choices = choicesOf({ actions: ['revert-endorsement'], code: null, region });
  expect(choices.undo).toEqual(['revert-endorsement']);
  expect(hasDecision(choices)).toBe(false);
});
