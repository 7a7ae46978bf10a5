import type { NodeKey, NodeState } from '#domain/registration/progress.ts';
import { type EditionText, sayIn, termOf } from './edition-words.ts';
import { type Language, type Text, text } from './language.ts';

const nodes = {
  answers: text('填写报考信息', 'Fill in the form'),
  photo: text('{photoNode}', '{photoNode}'),
  materials: text('上传材料', 'Upload papers'),
  submission: text('提交信息', 'Submit'),
  confirmation: text('报名确认', 'Confirmation'),
  review: text('资格审核', 'Qualification review'),
  payment: text('缴费', 'Payment'),
} satisfies Record<NodeKey, EditionText>;

const states = {
  'not-reached': text('未开始', 'Not started'),
  current: text('进行中', 'In progress'),
  done: text('已完成', 'Done'),
  refused: text('未通过', 'Not passed'),
} satisfies Record<NodeState, Text>;

const capitalised = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Name of a node in 「报考流程」. */
export function nodeLabel(edition: string, node: NodeKey, language: Language): string {
  return sayIn(edition, nodes[node], language);
}

/** The state of a node in words, for colour never speaks alone. */
export function nodeStateText(state: NodeState, language: Language): string {
  return states[state][language];
}

/** The two stages of 「资格审核」, in their order (F1). */
export function reviewStages(edition: string, language: Language): [string, string] {
  return [
    capitalised(termOf('pointReview', edition)[language]),
    capitalised(termOf('regionReview', edition)[language]),
  ];
}
