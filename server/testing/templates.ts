/** The databases that test files clone. */
export const TEMPLATES = {
  /** Rules and lists, no person. */
  nobody: 'weikao_template',
  /** With everybody in `data/demo/people.csv`, whose photos stand in a folder of their own. */
  people: 'weikao_template_people',
} as const;
export type Inhabitants = keyof typeof TEMPLATES;

export const PASSWORD = 'only-for-tests';
/** One for all, so that what one process seals another can open. */
export const MASTER_KEY = Buffer.alloc(32, 7);

declare module 'vitest' {
  interface ProvidedContext {
    superuserUrl: string;
    /** The private files of `TEMPLATES.people`. */
    peopleFiles: string;
  }
}
