import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select, Table } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/client.ts';
import { channelText, deliveryStateText, deliveryText } from '#vocabulary/copies.ts';
import { messageText } from '#vocabulary/messages.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { type Period, PeriodChoice } from './period.tsx';
import { useSupportTexts } from './support-texts.ts';
import './support.css';

type Log = Output<'getMessageLog'>;
type State = Log['counts'][number]['state'];
const STATES: readonly State[] = ['waiting', 'sent', 'delivered', 'failed', 'pointless'];
const ANY = '';

/** What was told to candidates lately, and what became of the copies. */
export function MessageLogPage() {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const [hours, setHours] = useState<Period>('24');
  const [state, setState] = useState<State | ''>(ANY);
  const log = useQuery({
    queryKey: keys.messageLog(hours, state),
    queryFn: () => send('getMessageLog', { query: { hours, ...(state === ANY ? {} : { state }) } }),
  });
  return (
    <>
      <div className="page-head">
        <h1>{t.messages.heading}</h1>
        {log.data !== undefined && <p className="quiet">{t.troubles.until(toTheMinute(log.data.at))}</p>}
      </div>
      <p className="quiet page-lead">{t.messages.lead}</p>
      <search className="filter-panel">
        <PeriodChoice period={hours} onChange={setHours} />
        <Select
          aria-label={t.messages.state}
          value={state}
          onChange={setState}
          options={[
            { value: ANY, label: t.messages.anyState },
            ...STATES.map((each) => ({ value: each, label: deliveryStateText(each, language) })),
          ]}
        />
      </search>
      {log.isPending && <Loading />}
      {log.isError && <RefusalSentence error={log.error} onRetry={() => void log.refetch()} />}
      {log.data !== undefined && <Found log={log.data} />}
    </>
  );
}

function Found({ log }: { log: Log }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const nameOf = (kind: Log['counts'][number]['kind']) =>
    messageText(kind, { edition: '', title: '', deadline: null, place: null }, language).title;
  const moment = (at: string | null) => (at === null ? '' : toTheMinute(at));
  if (log.counts.length === 0)
    return <Sentence tone="plain" what={t.messages.none.what} how={t.messages.none.how} />;
  return (
    <>
      <h2>{t.messages.summary}</h2>
      <Table
        aria-label={t.messages.summary}
        size="small"
        className="message-counts"
        rowKey={(row) => `${row.kind} ${row.channel} ${row.state}`}
        dataSource={log.counts}
        pagination={false}
        columns={[
          { title: t.messages.count, dataIndex: 'count', align: 'right', width: 90 },
          { title: t.messages.kind, key: 'kind', render: (_, row) => nameOf(row.kind) },
          { title: t.messages.way, key: 'way', render: (_, row) => channelText(row.channel, language) },
          {
            title: t.messages.state,
            key: 'state',
            render: (_, row) => deliveryStateText(row.state, language),
          },
        ]}
      />
      <h2>{t.messages.latest}</h2>
      <Table
        aria-label={t.messages.latest}
        size="small"
        rowKey={(row) => `${row.number} ${row.kind} ${row.at} ${row.way?.channel ?? ''}`}
        dataSource={log.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t.messages.at, key: 'at', className: 'digits', render: (_, row) => toTheMinute(row.at) },
          { title: t.messages.kind, key: 'kind', render: (_, row) => nameOf(row.kind) },
          {
            title: t.messages.number,
            key: 'number',
            className: 'digits',
            render: (_, { number }) => (
              <Link to="/support/$number" params={{ number }}>
                {number}
              </Link>
            ),
          },
          {
            title: t.messages.state,
            key: 'state',
            render: (_, { way }) =>
              way === null
                ? t.messages.inboxOnly
                : `${deliveryText(way, language)}${way.attempts > 1 ? ` · ${t.attempts(way.attempts)}` : ''}`,
          },
          {
            title: t.messages.sentAt,
            key: 'sentAt',
            className: 'digits',
            render: (_, row) => moment(row.way?.settledAt ?? null),
          },
          {
            title: t.messages.readAt,
            key: 'readAt',
            className: 'digits',
            render: (_, row) => moment(row.readAt),
          },
        ]}
      />
    </>
  );
}
