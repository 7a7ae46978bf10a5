import type { PermissionTexts } from './texts.zh-CN.ts';

export const en: PermissionTexts = {
  button: 'My permissions',
  heading: 'Why I may, and why I may not',
  mine: (post, place) => `Your post is “${post}”, and your area is ${place}.`,
  rule: 'The post decides what you may do, within your own area only. A button that is missing is a permission that your post does not have, or something that the present state of the file does not allow. Candidates outside an area are seen by no post in it.',
  table: 'Posts and permissions',
  what: 'Permission',
  reach: {
    point: 'own point',
    region: 'own region',
    nation: 'whole country',
    'region-or-nation': 'own region, or country',
  },
  yes: 'may',
  no: 'may not',
  yours: 'your post',
  stepUp: 'fresh proof',
  stepUpNote:
    '“Fresh proof”: when your last proof is more than 10 minutes old, you prove again that it is you.',
  asked: {
    what: (permission) => `Your post has no permission to: ${permission}.`,
    how: (posts) => `This is done by: ${posts}.`,
  },
  ask: 'If your post ought to be another, ask:',
  wholePage: 'Open the whole table',
  close: 'Close',
  who: 'Who may do this',
  country: 'the whole country',
  comma: ', ',
};
