import type { HoldKind } from '#domain/registration/holds.ts';
import { type Language, type Text, text } from './language.ts';

const holds = {
  'duplicate-suspected': text('疑似重复报名', 'Possible duplicate'),
  'photo-in-doubt': text('照片待核实', 'Photo to be checked'),
  'credential-in-doubt': text('学历学位信息待核实', 'Education or degree to be checked'),
  'score-merge-pending': text('成绩合并待处理', 'Score merge pending'),
  'identity-disputed': text('证件号码归属待核实', 'Owner of the ID number to be settled'),
} satisfies Record<HoldKind, Text>;

export function holdText(kind: HoldKind, language: Language): string {
  return holds[kind][language];
}

export const isHoldKind = (word: unknown): word is HoldKind =>
  typeof word === 'string' && Object.hasOwn(holds, word);
