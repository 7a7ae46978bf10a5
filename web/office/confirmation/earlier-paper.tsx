import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FileView, Output } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import type { Sheet } from './paper-order.ts';
import { SheetView } from './sheet-view.tsx';

type Earlier = NonNullable<Output<'getEarlierPapers'>['earlier']>;

type Props = {
  readonly file: FileView;
  readonly item: string;
  readonly title: Sheet['title'];
  readonly zoom: number;
  readonly turned: number;
};

/** The same paper of an earlier year, or why there is none to lay beside. */
export function EarlierPaper({ file, item, title, zoom, turned }: Props) {
  const { confirmation: t } = useLanguage().texts;
  const { number } = file;
  const answer = useQuery({
    queryKey: keys.earlierPapers(number),
    queryFn: () => send('getEarlierPapers', { params: { number } }),
    // Each look is an entry of the trail: nothing is asked again by itself.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <RefusalSentence error={answer.error} onRetry={() => void answer.refetch()} />;
  const { earlier } = answer.data;
  if (earlier === null) return <p className="paper-frame quiet">{t.earlier.notHere}</p>;
  return <EarlierItem key={item} earlier={earlier} item={item} title={title} zoom={zoom} turned={turned} />;
}

type ItemProps = Pick<Props, 'item' | 'title' | 'zoom' | 'turned'> & { readonly earlier: Earlier };

function EarlierItem({ earlier, item, title: titleNow, zoom, turned }: ItemProps) {
  const { language, texts } = useLanguage();
  const { earlier: t, next } = texts.confirmation;
  const [at, setAt] = useState(0);
  const found = earlier.items.find(({ key }) => key === item);
  const files = found?.files ?? [];
  // A region may have renamed its paper since; the key is the same.
  const title = found?.title ?? titleNow;
  const file = files[at];
  const label = paperLabel(earlier.edition, item, language, title);
  if (file === undefined) return <p className="paper-frame quiet">{t.without(earlier.year, label)}</p>;
  return (
    <section className="paper-earlier" aria-label={t.of(earlier.year, label)}>
      <p className="paper-year">
        {t.of(earlier.year, label)}
        {files.length > 1 && (
          <Button size="small" onClick={() => setAt((at + 1) % files.length)}>
            {next} {at + 1}/{files.length}
          </Button>
        )}
      </p>
      <SheetView
        key={file.digest}
        of={earlier}
        sheet={{ ...file, item, title, place: at + 1 }}
        zoom={zoom}
        turned={turned}
      />
    </section>
  );
}
