import { Type } from 'typebox';
import { Digest, nullable, oneOf, Reason, Uuid } from './shapes.ts';

/** Of a paper, or of whatever staff may name: a page of the form, the photo. */
export const PaperKey = Type.String({ pattern: '^[a-z-]{1,40}$' });

export const UploadId = Uuid;

export const NewUpload = Type.Object({
  item: PaperKey,
  size: Type.Integer({ minimum: 1 }),
  sha256: Digest,
});

/** How far a file has come, and in which parts it is to be sent on. */
export const Upload = Type.Object({
  upload: Type.String(),
  offset: Type.Integer(),
  complete: Type.Boolean(),
  partBytes: Type.Integer(),
});

const PaperKind = oneOf(['image', 'pdf']);

/** The papers of a registration, for its candidate; null where they are shown on-site. */
export const Papers = nullable(
  Type.Object({
    items: Type.Array(
      Type.Object({
        key: Type.String(),
        required: Type.Boolean(),
        /** Nothing counts for it yet. */
        missing: Type.Boolean(),
        files: Type.Array(
          Type.Object({
            digest: Digest,
            kind: PaperKind,
            sheets: Type.Integer(),
            /** The form has changed since; it no longer counts. */
            outdated: Type.Boolean(),
          }),
        ),
      }),
    ),
    closed: Type.Boolean(),
    /** Closing the uploads is a step of its own. */
    closesByHand: Type.Boolean(),
    /** What staff found wanting; `mended` where something was uploaded since. */
    objections: Type.Array(
      Type.Object({ item: Type.String(), reason: nullable(Reason), mended: Type.Boolean() }),
    ),
    limits: Type.Object({
      maxBytes: Type.Integer(),
      maxSheets: Type.Integer(),
      mostImages: Type.Integer(),
    }),
  }),
);

export const Objection = Type.Object({ item: PaperKey, reason: Type.String({ maxLength: 60 }) });

const SCAN = oneOf(['waiting', 'clean', 'infected', 'unscanned']);

/** What was handed in for the exam in an earlier year; null where that was not here, or not in the reader's area. */
export const EarlierPapers = Type.Object({
  earlier: nullable(
    Type.Object({
      year: Type.Integer(),
      edition: Type.String(),
      number: Type.String(),
      items: Type.Array(
        Type.Object({
          key: Type.String(),
          files: Type.Array(
            Type.Object({ digest: Digest, kind: PaperKind, sheets: Type.Integer(), scan: SCAN }),
          ),
        }),
      ),
    }),
  ),
});

/** The papers of a file, for staff; null where there are none to look at. */
export const FilePapers = nullable(
  Type.Object({
    items: Type.Array(
      Type.Object({
        key: Type.String(),
        files: Type.Array(
          Type.Object({
            digest: Digest,
            kind: PaperKind,
            sheets: Type.Integer(),
            /** Uploaded since staff last refused. */
            isNew: Type.Boolean(),
            scan: SCAN,
          }),
        ),
      }),
    ),
    objections: Type.Array(Objection),
  }),
);
