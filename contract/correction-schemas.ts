import { Type } from 'typebox';
import { Answers, Change, nullable, oneOf, Status } from './shapes.ts';

const FIELD_TYPES = [
  'text',
  'long-text',
  'option',
  'options',
  'month',
  'date',
  'whole-number',
  'phone',
  'postcode',
  'employer',
  'credential',
  'quoted',
] as const;

const Fen = nullable(Type.Integer());

/** What may be corrected on a file now. What is sealed comes without its answer. */
export const Correction = Type.Object({
  rev: Type.Integer(),
  region: Type.String(),
  fields: Type.Array(
    Type.Object({
      page: Type.String(),
      key: Type.String(),
      type: oneOf(FIELD_TYPES),
      list: nullable(Type.String()),
      max: Type.Integer(),
      sealed: Type.Boolean(),
      until: oneOf(['review', 'exam']),
    }),
  ),
  answers: Answers,
  employerName: Type.String(),
  /** In fen: the fee of what is on file, and what has been settled of it; null where nothing came in. */
  fee: Fen,
  settled: Fen,
  /** What came in, in however many orders, and does not go back yet; null where nothing is left. */
  refundable: Fen,
  past: Type.Array(Type.Object({ rev: Type.Integer(), note: Type.String(), feeBefore: Fen, feeAfter: Fen })),
});

export const CorrectionWanted = Type.Object({ rev: Type.Integer(), answers: Answers });

/** What it would change, and what it would do to the money. */
export const CorrectionEffect = Type.Object({
  changes: Type.Array(Change),
  status: Status,
  feeBefore: Fen,
  feeAfter: Fen,
  settled: Fen,
  difference: Fen,
  voidsOrder: Type.Boolean(),
});

export const CorrectionOrder = Type.Object({
  ...CorrectionWanted.properties,
  reason: Type.String({ maxLength: 60 }),
  /** On what evidence; candidates do not read it. */
  note: Type.String({ minLength: 2, maxLength: 500 }),
  /** The fee as the preview has shown it. */
  fee: Fen,
});
