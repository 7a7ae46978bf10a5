import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/client.ts';
import type { OutsideDoor } from '#domain/outside/refusals.ts';
import { OUTSIDE_DOORS, outsideDoorText, outsideReasonText } from '#vocabulary/outside.ts';
import { toTheSecond } from '../beijing-time.ts';
import { More } from '../files/more.tsx';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useSupportTexts } from './support-texts.ts';
import './support.css';

/** What is asked for; a day is empty where any will do. */
type Asked = { readonly door: OutsideDoor | ''; readonly from: string; readonly to: string };

const ALL: Asked = { door: '', from: '', to: '' };

/** What came from outside and was not believed. */
export function OutsideRefusalsPage() {
  const { outside: t } = useSupportTexts();
  const [asked, setAsked] = useState(ALL);
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
  const found = useInfiniteQuery({
    queryKey: keys.outsideRefusals(given),
    queryFn: ({ pageParam }) =>
      send('listOutsideRefusals', {
        query: { ...given, ...(pageParam === null ? {} : { after: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // Each look is an entry of the trail: nothing is asked again by itself.
    refetchOnWindowFocus: false,
  });
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <Filter asked={asked} onAsk={setAsked} />
      {found.isPending && <Loading />}
      {found.isError && <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && <Sentence tone="plain" what={t.none.what} how={t.none.how} />}
      {rows.length > 0 && <Refusals rows={rows} />}
      <More of={found} />
    </>
  );
}

function Filter({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { outside: t } = useSupportTexts();
  const { language } = useLanguage();
  const day = (which: 'from' | 'to') => (
    <span className="day-field">
      <label className="quiet" htmlFor={`refused-${which}`}>
        {t[which]}
      </label>
      <Input
        id={`refused-${which}`}
        type="date"
        value={asked[which]}
        onChange={(event) => onAsk({ ...asked, [which]: event.target.value })}
      />
    </span>
  );
  return (
    <search className="filter-panel">
      <Select<Asked['door']>
        aria-label={t.door}
        value={asked.door}
        onChange={(door) => onAsk({ ...asked, door })}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.anyDoor },
          ...OUTSIDE_DOORS.map((value) => ({ value, label: outsideDoorText(value, language) })),
        ]}
      />
      {day('from')}
      {day('to')}
      <Button disabled={asked === ALL} onClick={() => onAsk(ALL)}>
        {t.clear}
      </Button>
    </search>
  );
}

type Refusal = Output<'listOutsideRefusals'>['rows'][number];

function Refusals({ rows }: { rows: readonly Refusal[] }) {
  const { outside: t } = useSupportTexts();
  const { language } = useLanguage();
  return (
    <Table<Refusal>
      aria-label={t.heading}
      size="small"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t.at, key: 'at', className: 'digits', render: (_, { at }) => toTheSecond(at) },
        { title: t.door, key: 'door', render: (_, { door }) => outsideDoorText(door, language) },
        { title: t.reason, key: 'reason', render: (_, { reason }) => outsideReasonText(reason, language) },
        { title: t.about, dataIndex: 'about', className: 'digits' },
        { title: t.address, dataIndex: 'address', className: 'digits' },
      ]}
    />
  );
}
