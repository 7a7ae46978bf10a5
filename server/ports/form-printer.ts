/** One line of the printed form; `wide` lines take the whole width (long texts). */
export type PrintedLine = { readonly label: string; readonly value: string; readonly wide: boolean };

export type PrintedSection = { readonly title: string; readonly lines: readonly PrintedLine[] };

/** Everything that stands on the printed form. All words are given: the printer knows no texts of its own. */
export type PrintedForm = {
  readonly title: string;
  readonly number: { readonly label: string; readonly value: string };
  readonly code: { readonly label: string; readonly value: string };
  readonly sections: readonly PrintedSection[];
  /** JPEG. */
  readonly photo: Uint8Array;
  /** The candidate's pledge, then empty boxes to be filled by hand: signature, employer's seal, opinions. */
  readonly pledge: string;
  readonly signatureLines: readonly string[];
  readonly boxes: readonly string[];
  readonly footer: string;
  /** When the revision was frozen; the same form gives the same bytes. */
  readonly frozenAt: Date;
};

type Labelled = { readonly label: string; readonly value: string };

/** Everything that stands on an employer's summary sheet, in words. */
export type PrintedSheet = {
  readonly title: string;
  readonly number: Labelled;
  readonly code: Labelled;
  readonly facts: readonly Labelled[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly count: string;
  readonly signatureLines: readonly string[];
  readonly boxes: readonly string[];
  readonly footer: string;
  readonly madeAt: Date;
};

export type PrintedFile = {
  readonly pdf: Uint8Array;
  /** Characters no installed font can draw, as `U+XXXXX`; printed as □ with the code point. */
  readonly missingGlyphs: readonly string[];
};

export interface FormPrinter {
  print(form: PrintedForm): Promise<PrintedFile>;
  printSheet(sheet: PrintedSheet): Promise<PrintedFile>;
  /** One file of many, in this order. */
  bind(pdfs: readonly Uint8Array[]): Promise<Uint8Array>;
  close(): Promise<void>;
}
