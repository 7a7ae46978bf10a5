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
  undo: (seconds: number) => `撤销（${seconds} 秒）`,
  undone: (name: string) => `已撤销：${name}。请重新决定。`,
};

export type BenchTexts = typeof zh;
