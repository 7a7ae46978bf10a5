export const zh = {
  heading: '打印报名表',
  lead: '为没有打印条件的考生代打报名表。只列出已提交、等待确认的报名；每次打印都记入办理记录，考生会收到消息。',
  find: '姓名或证件号后四位',
  list: '可以打印的报名',
  empty: { what: '没有可以打印的报名。', how: '考生提交报名信息后会列在这里。' },
  print: (count: number) => `打印选中的 ${count} 份`,
  most: (most: number) => `一次最多 ${most} 份。`,
  printing: '正在生成，请不要关闭页面…',
  done: {
    what: (count: number) => `已生成 ${count} 份报名表。`,
    how: '文件已下载。请打开后打印，交考生签名、单位盖章。',
  },
  file: '报名表.pdf',
};

export type FormsTexts = typeof zh;
