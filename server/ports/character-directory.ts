/** A Han character as it is found: with its readings (tones marked), Kangxi radical (1 to 214) and number of strokes. */
export type HanCharacter = {
  readonly character: string;
  readonly readings: readonly string[];
  readonly radical: number;
  readonly strokes: number;
};

/** What is known of a character that cannot be typed; null: not said. `reading`: without tone, `v` for ü. */
export type CharacterQuery = {
  readonly reading: string | null;
  readonly radical: number | null;
  readonly strokes: number | null;
};

export interface CharacterDirectory {
  /** Fewest strokes first; at most `most`. */
  findCharacters(query: CharacterQuery, most: number): Promise<readonly HanCharacter[]>;
}
