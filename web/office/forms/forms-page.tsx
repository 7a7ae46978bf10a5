import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { FileTable } from '../files/file-table.tsx';
import { editionsQuestion, listQuestion } from '../files/files.ts';
import { More } from '../files/more.tsx';
import { textsOf, useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, sendForFile } from '../wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const MOST = 100;

const useFormsTexts = textsOf(zh, en);

/** Hands a file to the browser under a name. */
function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** D4 for who has no printer: files of the own point, chosen and printed as one file. */
export function FormsPage() {
  const t = useFormsTexts();
  const { texts } = useLanguage();
  const { may } = useStaff();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const print = useMutation({
    mutationFn: (numbers: readonly string[]) =>
      sendForFile('printForms', { body: { numbers: [...numbers] } }, newIntention()),
    retry: false,
    onSuccess: (file) => {
      save(file, t.file);
      setChosen([]);
    },
  });
  if (!may.includes('print-forms'))
    return <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />;
  const count = chosen.length;
  return (
    <div className="forms">
      <h1>{t.heading}</h1>
      <p className="quiet">{t.lead}</p>
      <div className="forms-acts">
        <Input.Search
          aria-label={t.find}
          placeholder={t.find}
          allowClear
          onSearch={(typed) => setQ(typed.trim())}
        />
        <Button
          type="primary"
          disabled={count === 0 || count > MOST}
          loading={print.isPending}
          onClick={() => print.mutate(chosen)}
        >
          {t.print(count)}
        </Button>
        <span className="quiet">{print.isPending ? t.printing : t.most(MOST)}</span>
      </div>
      {print.isError && <RefusalSentence error={print.error} />}
      {print.isSuccess && (
        <Sentence tone="good" what={t.done.what(print.variables.length)} how={t.done.how} />
      )}
      <Choice q={q} chosen={chosen} onChoose={setChosen} />
    </div>
  );
}

type ChoiceProps = { q: string; chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void };

function Choice({ q, chosen, onChoose }: ChoiceProps) {
  const t = useFormsTexts();
  const editions = useQuery(editionsQuestion);
  const list = useInfiniteQuery(listQuestion({ status: 'submitted', ...(q === '' ? {} : { q }) }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return <Sentence tone="plain" what={t.empty.what} how={t.empty.how} />;
  return (
    <>
      <FileTable
        rows={rows}
        editions={editions.data ?? []}
        to="/files/$number"
        label={t.list}
        choice={{ chosen, onChoose }}
      />
      <More of={list} />
    </>
  );
}
