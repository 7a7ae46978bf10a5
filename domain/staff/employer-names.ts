/** What is said of an employer's name typed by hand: it is one of the directory, it is a new one, or nothing (any more). */
export const EMPLOYER_VERDICTS = ['listed', 'new', 'open'] as const;
export type EmployerVerdict = (typeof EMPLOYER_VERDICTS)[number];
