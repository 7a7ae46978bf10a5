import type { Output } from '#contract/client.ts';

type Entry = Output<'searchAudit'>['rows'][number];
type Alarm = Output<'listAlarms'>['rows'][number];
type Fault = NonNullable<Output<'getTrailState'>>['faults'][number]['fault'];
type Hours = { from: number; to: number } | null;

const classes: Record<Entry['class'], string> = {
  read: '查看',
  search: '查询',
  unmask: '查看隐藏信息',
  export: '导出',
  write: '办理',
  'log-in': '登录',
};

const rules: Record<Alarm['rule'], (measured: number) => string> = {
  'many-files': (measured) => `一小时内打开了 ${measured} 份报名`,
  'searches-unopened': (measured) => `一小时内有 ${measured} 次按姓名查询没有打开报名`,
  'export-at-night': (measured) => `夜间导出 ${measured} 次`,
  'own-name': (measured) => `查询本人姓名 ${measured} 次`,
  'refused-from-outside': (measured) => `一小时内有 ${measured} 个外部通知没有通过验证`,
  'history-broken': () => '报名的办理记录与现状不符，可能被改动，请立即报告国家中心',
};

const thresholds: Record<Alarm['rule'], (threshold: number, night: Hours) => string> = {
  'many-files': (threshold) => `一小时内打开 ${threshold} 份以上报名`,
  'searches-unopened': (threshold) => `一小时内 ${threshold} 次以上按姓名查询没有打开报名`,
  'export-at-night': (_threshold, night) => `${night?.from ?? 0} 时至 ${night?.to ?? 0} 时导出`,
  'own-name': () => '查询本人姓名',
  'refused-from-outside': (threshold) => `一小时内同一来处有 ${threshold} 个以上外部通知没有通过验证`,
  'history-broken': () => '夜间核验发现报名的办理记录与现状不符',
};

const faults: Record<Fault, (who: string, seq: number) => string> = {
  altered: (who, seq) => `${who}：第 ${seq} 条被改动`,
  missing: (who, seq) => `${who}：第 ${seq} 条不见了`,
  'out-of-place': (who, seq) => `${who}：第 ${seq} 条与前一条接不上`,
  'tail-missing': (who, seq) => `${who}：第 ${seq} 条起不见了`,
  'head-missing': (who) => `${who}：记录的链头不见了`,
  'cut-forged': (who, seq) => `${who}：第 ${seq} 条以前的到期删除没有签名`,
  'anchor-differs': (who, seq) => `${who}：与第 ${seq} 号锚点不符`,
};

export const zh = {
  heading: '审计记录',
  lead: '工作人员查看、查询、导出和办理报名的每一次操作，包括被拒绝的。您的查询也会记入。',
  person: '工作人员',
  personHint: '用户名或姓名',
  object: '报名编号、个案编号等',
  class: '类别',
  anyClass: '全部类别',
  day: '日期',
  search: '查询',
  clear: '清空',
  when: '时间（北京时间）',
  who: '工作人员',
  what: '操作',
  about: '对象',
  words: '查询内容、原因或结论',
  outcome: '结果',
  session: '会话',
  done: '完成',
  refused: '没有办成',
  classes,
  none: { what: '没有符合条件的记录。', how: '请核对用户名、编号和日期，或者放宽条件。' },
  dayOf: (person: string, day: string) => `${person} ${day} 各时段的操作次数`,
  hour: '时段',
  dayNone: '这一天没有记录。',
  state: {
    verified: (until: string) => `审计记录已核验至 ${until}，没有发现改动。`,
    verifiedHow: (at: string, entries: number) => `最近一次核验：${at}，共 ${entries} 条。`,
    never: '审计记录还没有核验过。',
    neverHow: '系统每天凌晨 3 时核验全部记录。',
    broken: (count: number) => `核验发现 ${count} 处不符，请立即报告国家中心。`,
    faults,
    chain: (what: string, who: string) => `${who}的“${what}”记录`,
    everyone: '全部人员',
  },
  refusedLists: {
    heading: '被拒的批量名单',
    lead: '批量通过时，名单里只要有一份不是发送人的，整份名单都不办，并留在这里。多半是页面放久了；反复出现的，请看这个人当天做了什么。',
    none: { what: '没有被拒的名单。', how: '名单中有不属于发送人的报名时，会出现在这里。' },
    when: '时间',
    who: '发送人',
    size: '份数',
    numbers: '报名号',
    what: {
      foreign: '不属于发送人',
      unknown: '查不到，或者不在您的辖区',
      twice: '重复',
    },
    rest: (count: number) => `其余 ${count} 份属于发送人`,
    day: '当天的操作',
  },
  alarms: {
    heading: '预警',
    lead: '按规则发现的异常情况。请核实后写明情况，再处理；处理后保留记录。',
    is: '状态',
    open: '待处理',
    closed: '已处理',
    rules,
    rulesHeading: '预警规则',
    thresholds,
    found: '发现',
    hour: '时段',
    act: '处理',
    look: '查看当天记录',
    registration: (number: string) => `报名编号 ${number}`,
    lookRefusals: '查看被拒的外部通知',
    lookObject: '查看有关操作',
    close: '核实并处理',
    words: '核实情况',
    wordsHint: '例如：考点抽查，已与负责人核实',
    wordsMissing: '请写明核实情况，至少两个字。',
    own: '与您本人有关，由其他审计员处理',
    closedBy: (by: string, at: string) => `${by} ${at}`,
    none: { what: '没有待处理的预警。', how: '系统每半分钟查看一次，打开本页时也会查看。' },
    noneClosed: { what: '没有已处理的预警。', how: '处理过的预警会留在这里。' },
    cancel: '取消',
  },
};

export type AuditTexts = typeof zh;
