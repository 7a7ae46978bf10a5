import type { PhotoDoubt, PhotoRule } from '#domain/photo/check-photo.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import { fileSize } from './file-size.ts';
import { type Language, say, type Text, text } from './language.ts';

const rules = {
  type: text('文件格式', 'File type'),
  bytes: text('文件大小', 'File size'),
  pixels: text('照片像素', 'Pixels'),
  face: text('只有一个人像', 'One face'),
  head: text('头部大小', 'Size of the head'),
  position: text('头部位置', 'Position of the head'),
  frontal: text('正面免冠', 'Facing forward'),
  eyes: text('双眼睁开、没有遮挡', 'Eyes open and visible'),
  light: text('光线', 'Light'),
  background: text('白色背景', 'White background'),
  sharpness: text('清晰度', 'Sharpness'),
} satisfies Record<PhotoRule, Text>;

const verdicts = {
  met: text('符合', 'good'),
  doubt: text('有疑问', 'in doubt'),
  fault: text('不符合', 'not accepted'),
  unchecked: text('未检查', 'not checked'),
};

const doubts = {
  'head-too-small': {
    what: text('头部偏小。', 'The head looks small.'),
    how: text(
      '请放大，使头部约占照片高度的三分之二。',
      'Zoom in until the head takes up about two thirds of the height.',
    ),
  },
  'head-too-large': {
    what: text('头部偏大。', 'The head looks large.'),
    how: text(
      '请缩小，使头顶和双肩都在照片内。',
      'Zoom out until the top of the head and both shoulders are in the photo.',
    ),
  },
  'off-centre': {
    what: text('头部不在照片中间，或者不完整。', 'The head is not in the middle, or not complete.'),
    how: text('请移动照片，使头部完整地居中。', 'Move the photo until the whole head is in the middle.'),
  },
  'not-frontal': {
    what: text('脸部可能没有正对镜头。', 'The face may not be facing forward.'),
    how: text(
      '请旋转摆正；仍不正的，请换用正面照片。',
      'Turn the photo upright; if it still is not, use a photo taken from the front.',
    ),
  },
  'eyes-hidden': {
    what: text('双眼可能没有睁开，或者被遮挡。', 'The eyes may be closed or covered.'),
    how: text(
      '请换用双眼睁开、没有头发或眼镜反光遮挡的照片。',
      'Use a photo with open eyes, not covered by hair or glare.',
    ),
  },
  'too-dark': {
    what: text('脸部偏暗。', 'The face looks dark.'),
    how: text('请换用光线充足的照片。', 'Use a photo taken in good light.'),
  },
  'too-bright': {
    what: text('脸部过亮。', 'The face looks too bright.'),
    how: text('请换用曝光正常的照片。', 'Use a photo with normal exposure.'),
  },
  'uneven-light': {
    what: text('脸部两侧明暗不一。', 'One side of the face is darker than the other.'),
    how: text('请换用光线均匀的照片。', 'Use a photo taken in even light.'),
  },
  'background-not-white': {
    what: text('背景可能不是白色。', 'The background may not be white.'),
    how: text('请换用白底证件照。', 'Use an ID photo with a white background.'),
  },
  'background-uneven': {
    what: text(
      '背景颜色不均匀，可能有阴影或杂物。',
      'The background is uneven; there may be shadows or objects.',
    ),
    how: text('请换用背景干净的白底证件照。', 'Use an ID photo with a plain white background.'),
  },
  blurred: {
    what: text('照片可能不清晰。', 'The photo may not be sharp.'),
    how: text(
      '请换用清晰的原始照片，不要翻拍或截图。',
      'Use the original, sharp photo, not a picture of a print or a screenshot.',
    ),
  },
} satisfies Record<PhotoDoubt, { readonly what: Text; readonly how: Text }>;

const limitsInWords = text(
  'JPG 或 PNG 格式，白色背景，宽不少于 {minWidth} 像素，高不少于 {minHeight} 像素，文件大小 {minSize} 至 {maxSize}。',
  'JPG or PNG, white background, at least {minWidth} pixels wide and {minHeight} high, {minSize} to {maxSize}.',
);

export const photoRuleText = (rule: PhotoRule, language: Language): string => rules[rule][language];

export const photoVerdictText = (verdict: keyof typeof verdicts, language: Language): string =>
  verdicts[verdict][language];

/** What a machine is not sure of, and how the candidate can mend it. */
export function photoDoubtText(doubt: PhotoDoubt, language: Language): { what: string; how: string } {
  const { what, how } = doubts[doubt];
  return { what: what[language], how: how[language] };
}

/** What an exam asks of a photo, in one sentence. */
export function photoLimitsText(limits: PhotoLimits, language: Language): string {
  return say(limitsInWords, language, {
    minWidth: limits.minWidth,
    minHeight: limits.minHeight,
    minSize: fileSize(limits.minBytes),
    maxSize: fileSize(limits.maxBytes),
  });
}
