import { type Text, text } from './language.ts';

export type WireRefusalWords = {
  readonly what: Text;
  readonly how: Text;
  /** Said instead of `what` or `how` where the parameters for it are there. */
  readonly preciseWhat?: Text;
  readonly preciseHow?: Text;
};

export const waitSeconds = text('请在 {seconds} 秒后再试。', 'Please try again in {seconds} seconds.');
export const reload = text(
  '请刷新页面后再试。已保存的内容都在。',
  'Please reload the page and try again. What you saved is kept.',
);
