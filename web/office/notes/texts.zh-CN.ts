/** Words of notes and questions; staff only. */
export const zh = {
  heading: '内部备注与请示',
  lead: '只有本辖区工作人员能看到，不会告诉考生。',
  none: '还没有备注。',
  write: '写备注',
  ask: '请示考区',
  noteLabel: '备注',
  noteHint: '例如：与单位核实的经过。写完不能修改，可以再补充一条。',
  questionLabel: '向考区请示的问题',
  questionHint: '考区答复后，这里和“考区请示”列表会标出新答复。',
  answer: '答复',
  answerLabel: '答复考点',
  save: '保存备注',
  send: '发出请示',
  sendAnswer: '发出答复',
  cancel: '取消',
  kinds: { note: '备注', question: '请示', answer: '答复' },
  states: { open: '等待考区答复', answered: '有新答复', read: '已答复' },
  seen: '已阅',
  list: '考区请示',
  listLead: {
    region: '各考点请示的问题，先问的在前。打开考生档案后答复。',
    point: '考区已经答复、本考点还没有人看过的请示。',
  },
  empty: {
    region: { what: '现在没有等待答复的请示。', how: '考点发来的请示会列在这里。' },
    point: { what: '现在没有新的答复。', how: '在考生档案的“内部备注与请示”中可以请示考区。' },
  },
  name: '姓名',
  place: '考点',
  question: '问题',
  who: '请示人',
  askedAt: '请示时间',
  answeredAt: '答复时间',
};

export type NoteTexts = typeof zh;
