import type { zh } from './texts.zh-CN.ts';

const units = { D: 'day', M: 'month', Y: 'year' };

export const en: typeof zh = {
  title: 'How long personal information is kept',
  lead: 'Your personal information is kept only as long as it is needed, and then deleted by the system.',
  howLong: 'How long',
  term: (count, unit, since) => `${count} ${units[unit]}${count === 1 ? '' : 's'}. ${since}`,
  basis: { law: 'By law', ours: 'Why' },
  rights: 'What you can do',
  rightsText:
    'If you have not submitted a registration, you can close your account under “My account”, and your personal information is deleted at once. If your name or ID is wrong, ask for a correction under “My account”.',
};
