/** Why somebody may do something, or may not. */
export const zh = {
  button: '我的权限',
  heading: '为什么我可以，为什么我不可以',
  mine: (post: string, place: string) => `您的岗位是“${post}”，范围是${place}。`,
  rule: '能做什么由岗位决定，只限于自己的范围之内；页面上没有的按钮，就是岗位没有的权限，或者这份报名当前的状态不允许。范围以外的考生，任何岗位都看不到。',
  table: '岗位和权限一览',
  what: '权限',
  reach: {
    point: '本考点',
    region: '本考区',
    nation: '全国',
    'region-or-nation': '本考区或全国',
  },
  yes: '可以',
  no: '不可以',
  yours: '您的岗位',
  stepUp: '须再次验证',
  stepUpNote: '“须再次验证”：距上次验证超过 10 分钟时，先再次验证是您本人。',
  asked: {
    what: (permission: string) => `您的岗位没有“${permission}”的权限。`,
    how: (posts: string) => `这项工作由${posts}办理。`,
  },
  ask: '需要调整岗位的，请联系：',
  wholePage: '打开完整的一览表',
  close: '关闭',
  who: '谁可以办理',
  country: '全国',
  comma: '、',
} as const;

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer P) => string
      ? (...given: P) => string
      : Words<T[K]>;
};
export type PermissionTexts = Words<typeof zh>;
