export const zh = {
  open: '生僻字输入',
  dot: '间隔号“·”',
  dotLabel: '插入间隔号“·”',
  reading: '拼音',
  readingHint: '不带声调，ü 写作 v',
  radical: '部首',
  radicalHint: '按笔画排列',
  strokes: '总笔画数',
  strokesHint: '只填数字',
  ask: '填写其中一项或几项，就会列出符合的字。',
  found: (count: number, more: boolean) =>
    count === 0
      ? '没有找到。请少填一项，或者换一种读音。'
      : more
        ? `字很多，只列出前 ${count} 个。请再填一项。`
        : `找到 ${count} 个字，请选择。`,
  failed: '没有查到，请检查网络后重试。',
  results: '符合的字',
  strokesOf: (strokes: number) => `${strokes} 画`,
  insert: '使用这个字',
  cancel: '取消',
  modernised: (characters: readonly string[]) =>
    `旧输入法的字已经换成标准汉字：${characters.join('、')}。请对照证件核对。`,
  privateUse: '有一个字用的是只在您的设备上有效的编码。请删去，用“生僻字输入”查找。',
  rare: (characters: readonly string[]) => `生僻字：${characters.join('、')}`,
  hidden: (codes: readonly string[]) =>
    `您的设备显示不了 ${codes.join('、')}。编码是正确的，不影响审核和打印。`,
};
