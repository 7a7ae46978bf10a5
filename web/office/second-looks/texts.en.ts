import type { SecondLookTexts } from './texts.zh-CN.ts';

export const en: SecondLookTexts = {
  heading: 'Second looks',
  lead: 'Two reviewers look at the same file, the second without knowing of the first. How often they differ, and what waits for the second, stands here. Reviewers do not see this page.',
  exam: 'Exam',
  country: 'Whole country',
  trail: 'Scope',
  at: (at) => `As of ${at}`,
  stages: 'By stage',
  stage: { point: 'Review by the exam point', region: 'Review by the exam region' },
  looks: 'Second looks ended',
  disagreed: 'Came out otherwise',
  share: 'Share',
  waitingNow: 'Waiting',
  waiting: { heading: 'Waiting for a second look', none: 'No file waits for a second look.' },
  bands: ['Today', '1–2 days', '3–6 days', '7 days or more'],
  oldest: (day) => `The oldest was first passed on ${day}`,
  causes: 'Why a second look',
  cause: 'Why',
  places: { nation: 'By exam region', region: 'By exam point' },
  place: { nation: 'Region', region: 'Exam point' },
  pairs: 'Who looked after whom',
  pairsNote:
    'What came out otherwise most often comes first. A share of few files says little, and a difference does not mean that the first was wrong.',
  first: 'First',
  second: 'Second',
  where: 'Where',
  none: {
    what: 'There has been no second look yet.',
    how: 'What gets one is set in the configuration; a stage needs two reviewers at least.',
  },
  nonePairs: 'Choose a region to see who and who.',
};
