/** Words of the page on how second looks ended. */
export const zh = {
  heading: '复看统计',
  lead: '两位审核人先后看同一份报名，第二位不知道第一位的结论。这里看两人结论不同的有多少，还有多少份等着第二位看。审核人看不到本页。',
  exam: '考试',
  country: '全国',
  trail: '范围',
  at: (at: string) => `截至 ${at}`,
  stages: '各阶段',
  stage: { point: '考点审核', region: '考区审核' },
  looks: '复看完成',
  disagreed: '结论不同',
  share: '占比',
  waitingNow: '等待复看',
  waiting: { heading: '等待复看', none: '没有等待复看的报名。' },
  bands: ['今天', '1–2 天', '3–6 天', '7 天以上'],
  oldest: (day: string) => `最早一份 ${day} 第一次通过`,
  causes: '为什么复看',
  cause: '原因',
  places: { nation: '各考区', region: '各考点' },
  place: { nation: '考区', region: '考点' },
  pairs: '谁看过谁的',
  pairsNote: '结论不同的在前。份数少时占比说明不了什么；结论不同也不等于第一位错了。',
  first: '第一位',
  second: '第二位',
  where: '地点',
  none: {
    what: '还没有复看。',
    how: '需要复看的情形和抽查比例在考区配置中设定；一个阶段至少有两位审核人才会复看。',
  },
  nonePairs: '请选择一个考区，看是谁和谁。',
};

export type SecondLookTexts = typeof zh;
