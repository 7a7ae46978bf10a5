import { Type } from 'typebox';
import { type OwnPaper as DomainOwnPaper, PAPER_CONDITIONS } from '#domain/edition/paper-list.ts';
import { Digest, nullable, oneOf, Reason, Uuid } from './shapes.ts';

/** Of a paper, or of whatever staff may name: a page of the form, the photo. */
export const PaperKey = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });

/** What a paper of a region's own is called; null for a declared one, which has its words elsewhere. */
export const PaperTitle = nullable(Type.Object({ title: Type.String(), titleEn: Type.String() }));

/** A paper that a region asks for beyond the declared ones. Its key is empty until it is saved. */
export const OwnPaper = Type.Unsafe<DomainOwnPaper>(
  Type.Object({
    key: Type.String({ pattern: '^[a-z0-9-]{0,40}$' }),
    title: Type.String({ maxLength: 100 }),
    titleEn: Type.String({ maxLength: 100 }),
    hint: Type.String({ maxLength: 200 }),
    required: Type.Boolean(),
    when: oneOf(PAPER_CONDITIONS),
    levels: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20, uniqueItems: true }),
  }),
);

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
        mostImages: Type.Integer(),
        /** Of the region's own; null where it is declared. */
        own: nullable(OwnPaper),
        files: Type.Array(
          Type.Object({
            digest: Digest,
            kind: PaperKind,
            sheets: Type.Integer(),
            /** The form has changed since; it no longer counts. */
            outdated: Type.Boolean(),
            /** A virus was found in it later: it opens for nobody, and has to be replaced. */
            infected: Type.Boolean(),
          }),
        ),
      }),
    ),
    /** Uploaded for what is asked no more, by the region or for these answers; it counts for nothing, and is not lost. */
    left: Type.Array(
      Type.Object({
        key: Type.String(),
        why: oneOf(['region', 'answers']),
        title: PaperTitle,
        files: Type.Array(
          Type.Object({
            digest: Digest,
            kind: PaperKind,
            sheets: Type.Integer(),
            infected: Type.Boolean(),
          }),
        ),
      }),
    ),
    closed: Type.Boolean(),
    /** Closing the uploads is a step of its own. */
    closesByHand: Type.Boolean(),
    /** What staff found wanting; `mended` where something was uploaded since. */
    objections: Type.Array(
      Type.Object({
        item: Type.String(),
        title: PaperTitle,
        reason: nullable(Reason),
        mended: Type.Boolean(),
      }),
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
          title: PaperTitle,
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
        title: PaperTitle,
        /** False: uploaded before the region or the answers ceased to ask for it. */
        asked: Type.Boolean(),
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
    objections: Type.Array(Type.Object({ ...Objection.properties, title: PaperTitle })),
  }),
);
