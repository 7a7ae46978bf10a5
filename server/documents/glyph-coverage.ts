/** Which characters a set of fonts can draw, and a text made safe for them. */
export type GlyphCoverage = {
  /** Characters without a glyph become □ and the code point, and are added to `missing` as `U+XXXX`. */
  drawable(text: string, missing: Set<string>): string;
};

const CODE_POINTS = 0x110000;
const TABLE_RECORD = 16;
const ENCODING_RECORD = 8;
const UCS4_FORMAT = 12;
const GROUP = 12;
const GEOMETRIC_SQUARE = '\u25a1';

/** A line end is layout, a variation selector only refines the character before it. */
const NEEDS_NO_GLYPH = /^[\n\p{Variation_Selector}]$/u;

/** The same private-use code point is another character in every font (HanaMinA has 1,400 of its own). */
const WITHOUT_MEANING = /^\p{Private_Use}$/u;

/** Reads the TrueType fonts' own character tables. Throws where a font has no full Unicode table. */
export function glyphCoverage(fonts: readonly Buffer[]): GlyphCoverage {
  const covered = new Uint8Array(CODE_POINTS);
  for (const font of fonts) {
    for (const [first, last] of coveredRanges(font)) covered.fill(1, first, last + 1);
  }
  return {
    drawable(text, missing) {
      let drawn = '';
      for (const character of text.replaceAll('\t', ' ')) {
        const codePoint = character.codePointAt(0) ?? 0;
        const hasGlyph = covered[codePoint] === 1 && !WITHOUT_MEANING.test(character);
        if (hasGlyph || NEEDS_NO_GLYPH.test(character)) {
          drawn += character;
        } else {
          const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
          missing.add(name);
          drawn += `${GEOMETRIC_SQUARE}(${name})`;
        }
      }
      return drawn;
    },
  };
}

function* coveredRanges(font: Buffer): Generator<[first: number, last: number]> {
  const table = unicodeTable(font, characterMap(font));
  const groups = font.readUInt32BE(table + 12);
  for (let index = 0; index < groups; index++) {
    const group = table + 16 + index * GROUP;
    yield [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  }
}

function characterMap(font: Buffer): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * TABLE_RECORD;
    if (font.toString('latin1', record, record + 4) === 'cmap') return font.readUInt32BE(record + 8);
  }
  throw new Error('font without a character map');
}

function unicodeTable(font: Buffer, map: number): number {
  const encodings = font.readUInt16BE(map + 2);
  for (let index = 0; index < encodings; index++) {
    const table = map + font.readUInt32BE(map + 4 + index * ENCODING_RECORD + 4);
    if (font.readUInt16BE(table) === UCS4_FORMAT) return table;
  }
  throw new Error('font without a full Unicode character map');
}
