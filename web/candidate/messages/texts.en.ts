import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  title: 'Messages',
  lead: 'Every change of your registration and every reminder before a deadline is here. What counts is the present state under “Progress”.',
  none: 'There are no messages yet.',
  unread: 'New',
  markRead: 'Got it',
  older: 'Earlier messages',
  retry: 'Try again',
  reason: (text) => `Reason: ${text}`,
  fix: (text) => `What to do: ${text}`,
  corrected: (before, after) => `corrected from “${before}” to “${after}”`,
  correctedHidden: 'corrected; see it on your form',
  blank: 'empty',
  steps: {
    progress: 'See the progress',
    submit: 'Fill in and submit',
    confirmation: 'Print the form and see what is needed',
    repair: 'See why and mend it',
    papers: 'See your papers',
    pay: 'Go to payment',
    reason: 'See why',
    'id-paper': 'See your ID paper',
    account: 'See your account',
    case: 'See my cases',
  },
};
