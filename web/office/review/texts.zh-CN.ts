/** The bench: who has which file, and the decision just taken. */
export const zh = {
  next: '下一份',
  taking: '正在领取…',
  heldBy: '正在办理',
  mine: '您',
  since: (who: string, at: string) => `${who} · ${at} 起`,
  held: {
    what: (who: string, at: string) => `${who}从 ${at} 起在办理这份报名，您现在只能查看。`,
    how: '请办理下一份（Enter）。要一起商量的，请联系这位同事。',
  },
  lost: {
    what: '这份报名不在您手中，您现在只能查看。',
    how: '要继续办理，请重新领取；或者办理下一份（Enter）。',
  },
  takeAgain: '重新领取',
  allHeld: {
    what: '现在没有可以领取的报名。',
    how: '列表中的报名正由同事办理，或者有事项待核实。请稍后再试。',
  },
  checks: '核对要点',
  checksKeys: 'J 下一项，K 上一项',
  topics: {
    identity: '身份',
    photo: '照片',
    education: '学历',
    degree: '学位',
    title: '现有技术资格',
    licence: '执业注册',
    residency: '住培',
    work: '单位和年限',
    form: '报考信息',
  },
  verdicts: { meets: '符合', unclear: '看材料', short: '可能不符合' },
  changed: '有变化',
  lastYear: (year: number, before: string) => `${year} 年度：${before}`,
  sinceDecision: (what: string, who: string, at: string) => `${at} ${who}“${what}”以后，考生重新提交`,
  sinceDecisionSame: '内容没有变化。',
  before: '当时',
  reasonThen: '当时的原因',
  photoFine: '自动检查没有疑问，请与证件照片核对。',
  noPapersHere: '本考区在现场查验原件，没有上传的材料。',
  undo: (seconds: number) => `撤销（${seconds} 秒）`,
  undone: (name: string) => `已撤销：${name}。请重新决定。`,
};

export type BenchTexts = typeof zh;
