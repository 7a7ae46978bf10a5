import type { PhotoLimits } from '#domain/photo/photo-limits.ts';

/** An exam whose photos can be made, as it was configured when the tool was downloaded. */
export type Exam = { readonly key: string; readonly title: string; readonly photo: PhotoLimits };

/** The server writes them into the page as it hands it out. */
export function readExams(page: Document): readonly Exam[] {
  const exams: readonly Exam[] = JSON.parse(page.getElementById('exams')?.textContent ?? '[]');
  return exams;
}
