import { Type } from 'typebox';
import {
  REASON_CHANGE_STATES,
  REASON_CHANGES,
  REASON_DECISIONS,
  REASON_STAGES,
} from '#domain/catalogue/reason.ts';
import { Instant, nullable, oneOf, Uuid } from './shapes.ts';

const Region = nullable(Type.String({ pattern: '^[0-9]{2}$' }));
const Sentence = Type.String({ maxLength: 300, pattern: '\\S' });

/** What candidates are told, in both languages, and the field that it is about. */
export const ReasonWords = Type.Object({
  stage: oneOf(REASON_STAGES),
  text: Sentence,
  fix: Sentence,
  textEn: Sentence,
  fixEn: Sentence,
  field: nullable(Type.String({ maxLength: 40 })),
});

const words = {
  stage: oneOf(REASON_STAGES),
  text: Type.String(),
  fix: Type.String(),
  textEn: Type.String(),
  fixEn: Type.String(),
  field: nullable(Type.String()),
};

/** A reason of the catalogue; `region` null: everywhere. `changes`: what this member of staff may propose. */
export const CatalogueReason = Type.Object({
  code: Type.String(),
  region: nullable(Type.String()),
  ...words,
  isRetired: Type.Boolean(),
  isReplaced: Type.Boolean(),
  changes: Type.Array(oneOf(['reword', 'retire', 'restore'])),
});

export const ReasonChange = Type.Object({
  id: Uuid,
  kind: oneOf(REASON_CHANGES),
  region: nullable(Type.String()),
  code: nullable(Type.String()),
  ...words,
  note: Type.String(),
  state: oneOf(REASON_CHANGE_STATES),
  proposedBy: Type.String(),
  proposedAt: Instant,
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Instant),
  /** What this member of staff may do with it. */
  decisions: Type.Array(oneOf(REASON_DECISIONS)),
});

export const ReasonCatalogue = Type.Object({
  reasons: Type.Array(CatalogueReason),
  /** Waiting ones first, then the latest. */
  changes: Type.Array(ReasonChange),
  /** For which regions this member of staff may add a reason; null is the whole country. */
  regions: Type.Array(Type.Object({ region: nullable(Type.String()), name: Type.String() })),
  fields: Type.Array(Type.String()),
});

/** `words` with 'add' and 'reword'; `region` with 'add', `reason` with all others. */
export const NewReasonChange = Type.Object({
  kind: oneOf(REASON_CHANGES),
  region: Region,
  reason: nullable(Type.String({ maxLength: 60 })),
  words: nullable(ReasonWords),
  note: Type.String({ maxLength: 300 }),
});

export const ReasonChangeDecision = Type.Object({ do: oneOf(REASON_DECISIONS) });
