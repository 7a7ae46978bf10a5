/** Other shapes of a radical, as they stand in a character or are written today; by its Kangxi number. */
const SHAPES: Readonly<Record<number, string>> = {
  9: '亻',
  18: '刂',
  61: '忄',
  64: '扌',
  66: '攵',
  85: '氵',
  86: '灬',
  94: '犭',
  96: '王',
  113: '礻',
  120: '纟',
  130: '月',
  140: '艹',
  145: '衤',
  147: '见',
  149: '讠',
  154: '贝',
  159: '车',
  162: '辶',
  163: '阝（右）',
  167: '钅',
  168: '长',
  169: '门',
  170: '阝（左）',
  178: '韦',
  181: '页',
  182: '风',
  183: '飞',
  184: '饣',
  187: '马',
  195: '鱼',
  196: '鸟',
  197: '卤',
  199: '麦',
  205: '黾',
  210: '齐',
  211: '齿',
  212: '龙',
  213: '龟',
};

const FIRST = 0x2f00;
const COUNT = 214;

/** The Kangxi radicals in their order, which is that of their strokes. */
export const RADICALS: readonly { readonly number: number; readonly label: string }[] = Array.from(
  { length: COUNT },
  (_, i) => {
    const radical = String.fromCodePoint(FIRST + i).normalize('NFKC');
    const shape = SHAPES[i + 1];
    return { number: i + 1, label: shape === undefined ? radical : `${radical} ${shape}` };
  },
);
