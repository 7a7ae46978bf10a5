/** A puzzle for a machine, no picture for a person. `puzzle` goes back with the answer as it came. */
export type Puzzle = {
  readonly puzzle: string;
  /** Hex: what is hashed, with a counter of four bytes behind, until the hash begins with `prefix`. */
  readonly salt: string;
  readonly nonce: string;
  readonly prefix: string;
};

export type SolvedPuzzle = { readonly puzzleHash: Buffer; readonly expiresAt: Date };

/** Proof of work: a machine pays for each try, and a person does not notice. */
export interface Puzzles {
  make(expiresAt: Date): Promise<Puzzle>;
  /** Null where it is not ours, was altered, or is not solved. Whether it served before is not known here. */
  read(answer: string): Promise<SolvedPuzzle | null>;
}

export interface SolvedPuzzles {
  /** False where it has served already. */
  spend(puzzle: SolvedPuzzle): Promise<boolean>;
  forget(before: Date): Promise<void>;
}
