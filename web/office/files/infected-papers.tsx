import type { FileView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';

/** Items of which a file holds a virus. */
export const infectedItems = ({ papers }: Pick<FileView, 'papers'>): readonly string[] =>
  (papers?.items ?? [])
    .filter(({ files }) => files.some(({ scan }) => scan === 'infected'))
    .map(({ key }) => key);

/** In which papers a virus was found, and the way to new ones; nothing where none was. */
export function InfectedPapers({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const t = texts.file.infected;
  const labels = infectedItems(file).map((item) => paperLabel(file.edition, item, language));
  if (labels.length === 0) return null;
  const how = file.status === 'submitted' ? t.beforeConfirmation : t.afterConfirmation;
  return <Sentence tone="warning" what={t.what(labels.join(language === 'en' ? ', ' : '、'))} how={how} />;
}
