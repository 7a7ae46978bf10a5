/** Who is at work on which files. */
export const zh = {
  heading: '谁在办理',
  lead: '这里列出正在办理报名的人员。有人临时离岗时，可以把他手中的报名全部收回，由其他人继续办理。',
  name: '姓名',
  count: '手中的份数',
  oldest: '最早一份起于',
  takeAway: '全部收回',
  confirm: (name: string, count: number) => `收回${name}手中的 ${count} 份报名？`,
  note: '收回后，他在这些报名上还没有作出的决定不会生效。',
  done: (name: string, count: number) => `已收回${name}手中的 ${count} 份报名，其他人现在可以领取。`,
  yes: '收回',
  no: '取消',
  empty: { what: '现在没有人在办理报名。', how: '有人领取报名后，会出现在这里。' },
};

export type HolderTexts = typeof zh;
