import { useInfiniteQuery } from '@tanstack/react-query';
import { Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import type { EmployeePage } from '#contract/client.ts';
import { isStatus, statusText } from '#vocabulary/statuses.ts';
import { More } from '../files/more.tsx';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { isRefusedWith } from '../wire.ts';
import { EmployeeTable } from './employee-table.tsx';
import { type Asked, employeesQuestion, useEmployeeTexts } from './employees.ts';
import { Sheets } from './sheets.tsx';
import './employees.css';

/** What an employer's clerk works with: the own people, and the summary sheet. */
export function EmployeesPage() {
  const t = useEmployeeTexts();
  const { texts } = useLanguage();
  const { may } = useStaff();
  const [asked, setAsked] = useState<Asked>({});
  const found = useInfiniteQuery({
    ...employeesQuestion(asked),
    enabled: may.includes('read-own-employees'),
    placeholderData: (before) => before,
  });
  if (!may.includes('read-own-employees'))
    return <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />;
  if (isRefusedWith(found.error, 'not-found'))
    return <Sentence tone="plain" what={t.off.what} how={t.off.how} />;
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  const page = found.data?.pages[0];
  if (page === undefined) return <Loading />;
  if (page.employers.length === 0)
    return <Sentence tone="warning" what={t.unbound.what} how={t.unbound.how} />;
  return (
    <div className="employees">
      <h1>{t.heading}</h1>
      <p className="quiet">{t.lead(page.employers.join(t.listComma))}</p>
      <Tabs
        items={[
          {
            key: 'people',
            label: t.tabs.people,
            children: (
              <>
                <Filters page={page} asked={asked} onAsk={setAsked} />
                <People pages={found.data?.pages ?? []} />
                {page.rows.length > 0 && <More of={found} />}
              </>
            ),
          },
          { key: 'sheets', label: t.tabs.sheets, children: <Sheets page={page} /> },
        ]}
      />
    </div>
  );
}

function People({ pages }: { pages: readonly EmployeePage[] }) {
  const t = useEmployeeTexts();
  const rows = pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Sentence tone="plain" what={t.empty.what} how={t.empty.how} />;
  return <EmployeeTable rows={rows} showsEmployer={(pages[0]?.employers.length ?? 0) > 1} />;
}

type FilterProps = { page: EmployeePage; asked: Asked; onAsk: (asked: Asked) => void };

function Filters({ page, asked, onAsk }: FilterProps) {
  const t = useEmployeeTexts();
  const { language } = useLanguage();
  const total = page.counts.reduce((sum, { count }) => sum + count, 0);
  const { status: _any, ...anyStatus } = asked;
  const { q: _nobody, ...anybody } = asked;
  return (
    <search className="employee-filters">
      <Select
        aria-label={t.exam}
        value={page.edition}
        onChange={(edition) => onAsk({ ...asked, edition })}
        options={page.editions.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <Select
        aria-label={t.status}
        value={asked.status ?? ''}
        onChange={(status) => onAsk(isStatus(status) ? { ...asked, status } : anyStatus)}
        options={[
          { value: '', label: `${t.anyStatus} · ${t.total(total)}` },
          ...page.counts.map(({ status, count }) => ({
            value: status,
            label: `${statusText(page.edition, status, 'staff', language)} · ${count}`,
          })),
        ]}
      />
      <Input.Search
        aria-label={t.query}
        placeholder={t.query}
        allowClear
        maxLength={60}
        onSearch={(typed) => onAsk(typed.trim() === '' ? anybody : { ...asked, q: typed.trim() })}
      />
    </search>
  );
}
