import type { FileView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';
import type { Texts } from '../texts.zh-CN.ts';

/** Items of which a file holds a virus. */
export const infectedItems = ({ papers }: Pick<FileView, 'papers'>): readonly string[] =>
  (papers?.items ?? [])
    .filter(({ files }) => files.some(({ scan }) => scan === 'infected'))
    .map(({ key }) => key);

function howToGoOn(t: Texts['file']['infected'], { status, actions }: FileView): string {
  if (status !== 'submitted') return t.afterConfirmation;
  return actions.includes('confirm') ? t.optional : t.beforeConfirmation;
}

/** In which papers a virus was found, and the way to new ones; nothing where none was. */
export function InfectedPapers({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const t = texts.file.infected;
  const labels = infectedItems(file).map((item) => paperLabel(file.edition, item, language));
  if (labels.length === 0) return null;
  return <Sentence tone="warning" what={t.what(labels)} how={howToGoOn(t, file)} />;
}
