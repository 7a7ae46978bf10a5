/** What a stand-in can do wrong, in the words of the control page. A door names those that it knows how to play. */
export const faultTexts = {
  late: '通知先扣住，由人工送出',
  never: '从不通知',
  twice: '同样的通知送两次',
  reordered: '通知的先后颠倒',
  replayed: '旧通知原样再送一次',
  unsigned: '不签名',
  forged: '签名是伪造的',
  'wrong-amount': '金额不符',
  'wrong-app': '应用编号不符',
  'wrong-merchant': '商户不符',
  'accepts-and-fails': '已经办理，却应答出错',
  'unknown-recipient': '没有这个号码或邮箱',
  undelivered: '收下以后没有送达',
  'unknown-message': '回执说的是别的短信',
  'answers-500': '一律应答 500',
  hangs: '30 秒不应答',
} as const;

export type Fault = keyof typeof faultTexts;

/** Every door can be down; the control room plays these by itself, before the door is asked. */
export const faultsOfAll = ['answers-500', 'hangs'] as const satisfies readonly Fault[];

export const isFault = (text: string): text is Fault => Object.hasOwn(faultTexts, text);
