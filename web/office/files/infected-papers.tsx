import type { FileView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';
import type { Texts } from '../texts.zh-CN.ts';

/** Papers of which a file holds a virus. */
export const infectedIn = ({ papers }: Pick<FileView, 'papers'>) =>
  (papers?.items ?? []).filter(({ files }) => files.some(({ scan }) => scan === 'infected'));

function howToGoOn(t: Texts['file']['infected'], { status, actions }: FileView): string {
  if (status !== 'submitted') return t.afterConfirmation;
  return actions.includes('confirm') ? t.optional : t.beforeConfirmation;
}

/** In which papers a virus was found, and the way to new ones; nothing where none was. */
export function InfectedPapers({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const t = texts.file.infected;
  const labels = infectedIn(file).map(({ key, title }) => paperLabel(file.edition, key, language, title));
  if (labels.length === 0) return null;
  return <Sentence tone="warning" what={t.what(labels)} how={howToGoOn(t, file)} />;
}
