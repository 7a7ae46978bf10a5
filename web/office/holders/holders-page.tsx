import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import type { Holding } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { en } from './texts.en.ts';
import { type HolderTexts, zh } from './texts.zh-CN.ts';

const useHolderTexts = textsOf(zh, en);

/** Seconds after which the list is asked for again. */
const REFRESH_MS = 15_000;

/** Who of the area has how many files, and the way to give them back to the others. */
export function HoldersPage() {
  const texts = useHolderTexts();
  const client = useQueryClient();
  const holders = useQuery({
    queryKey: keys.holders,
    queryFn: () => send('listHolders', {}),
    refetchInterval: REFRESH_MS,
  });
  const takeAway = useMutation({
    mutationFn: ({ staff }: Holding) => send('takeFilesAway', { params: { staff } }, newIntention()),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.holders }),
  });
  if (holders.isPending) return <Loading />;
  if (holders.isError)
    return <RefusalSentence error={holders.error} onRetry={() => void holders.refetch()} />;
  const { data, variables } = takeAway;
  return (
    <>
      <div className="page-head">
        <h1>{texts.heading}</h1>
      </div>
      <p className="quiet page-lead">{texts.lead}</p>
      {takeAway.isError && <RefusalSentence error={takeAway.error} />}
      {data !== undefined && variables !== undefined && (
        <Sentence tone="good" what={texts.done(variables.name, data.count)} />
      )}
      {holders.data.length === 0 ? (
        <Sentence tone="good" what={texts.empty.what} how={texts.empty.how} />
      ) : (
        <Table<Holding>
          aria-label={texts.heading}
          size="small"
          rowKey="staff"
          pagination={false}
          dataSource={holders.data}
          columns={columns(texts, takeAway.mutate)}
        />
      )}
    </>
  );
}

const columns = (texts: HolderTexts, onTakeAway: (of: Holding) => void): TableColumnsType<Holding> => [
  { title: texts.name, dataIndex: 'name' },
  { title: texts.count, dataIndex: 'count', className: 'digits' },
  {
    title: texts.oldest,
    key: 'oldest',
    className: 'digits',
    render: (_, { oldest }) => toTheMinute(oldest),
  },
  {
    key: 'act',
    render: (_, of) => (
      <Popconfirm
        title={texts.confirm(of.name, of.count)}
        description={texts.note}
        okText={texts.yes}
        cancelText={texts.no}
        onConfirm={() => onTakeAway(of)}
      >
        <Button size="small">{texts.takeAway}</Button>
      </Popconfirm>
    ),
  },
];
