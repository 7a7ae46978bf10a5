const units = { D: '天', M: '个月', Y: '年' };

export const zh = {
  title: '个人信息保存期限',
  lead: '您的个人信息只在需要的时间内保存，到期后由系统删除。',
  howLong: '保存多久',
  term: (count: number, unit: keyof typeof units, since: string) => `${count} ${units[unit]}，${since}`,
  basis: { law: '法律依据', ours: '理由' },
  rights: '您可以怎样做',
  rightsText:
    '没有提交过报名的，可以在“我的账户”中注销账户，个人信息立即删除。姓名或证件信息有误的，请在“我的账户”申请更正。',
};
