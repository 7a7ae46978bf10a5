import type { FileView } from '#contract/client.ts';

/** An answer as staff may see it; empty where the form does not ask for it. */
export function shownOf(file: Pick<FileView, 'pages'>, key: string): string {
  for (const page of file.pages) {
    const answer = page.answers.find((candidate) => candidate.key === key);
    if (answer !== undefined) return answer.shown;
  }
  return '';
}
