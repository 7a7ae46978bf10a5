import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { MoneyDays } from '#contract/client.ts';
import { gatewayText, yuan } from '#vocabulary/money.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { Differences } from './differences.tsx';
import { useMoneyTexts } from './money-texts.ts';
import { StatementForm } from './statement-form.tsx';

/** Orders, bills and the account side by side, and what differs. */
export function MoneyPage() {
  const t = useMoneyTexts();
  const { notYours } = useTexts();
  const { may, role } = useStaff();
  const found = useQuery({ queryKey: [...keys.money, 'days'], queryFn: () => send('listMoneyDays', {}) });
  if (!may.includes('reconcile')) return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  if (found.isPending) return <Loading />;
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className="money">
      <h1>{t.heading}</h1>
      <p className="quiet">{t.lead}</p>
      <Differences is="open" />
      <Days days={found.data.days} />
      {/* Accounts are the regions'. */}
      {role !== 'nation' && <StatementForm gateways={found.data.gateways} />}
      <Differences is="settled" />
    </div>
  );
}

function Days({ days }: { days: MoneyDays['days'] }) {
  const t = useMoneyTexts();
  const { language } = useLanguage();
  const { columns } = t;
  return (
    <section aria-labelledby="money-days">
      <h2 id="money-days">{t.days}</h2>
      {days.length === 0 ? (
        <p>{t.noDays}</p>
      ) : (
        <Table
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          rowKey={({ day, gateway }) => `${day} ${gateway}`}
          dataSource={[...days]}
          columns={[
            { title: columns.day, dataIndex: 'day' },
            { title: columns.gateway, render: (_, { gateway }) => gatewayText(gateway, language) },
            { title: columns.paid, align: 'right', render: (_, d) => t.count(yuan(d.paid), d.payments) },
            {
              title: columns.refunded,
              align: 'right',
              render: (_, d) => t.count(yuan(d.refunded), d.refunds),
            },
            {
              title: columns.fees,
              align: 'right',
              render: (_, d) => (d.settles === 'net' ? yuan(d.fees) : t.chargedApart(yuan(d.fees))),
            },
            { title: columns.due, align: 'right', render: (_, d) => yuan(d.due) },
            {
              title: columns.arrived,
              align: 'right',
              render: (_, d) => (d.arrived === null ? '–' : yuan(d.arrived)),
            },
            { title: columns.open, align: 'right', dataIndex: 'open' },
          ]}
        />
      )}
    </section>
  );
}
