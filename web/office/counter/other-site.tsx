import type { FileView } from '#contract/client.ts';
import { useTexts } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';

/** Whose candidate it is; said, and no obstacle. */
export function OtherSite({ file }: { file: Pick<FileView, 'site'> }) {
  const { counter } = useTexts();
  return file.site?.isOther === true ? (
    <Sentence tone="warning" what={counter.otherSite(file.site.name)} />
  ) : null;
}
