import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { StaffRow } from '#contract/client.ts';
import { postText } from '#vocabulary/staff.ts';
import { More } from '../files/more.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { Invitations } from './invitations.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { placeText, useStaffTexts } from './staff-texts.ts';
import { State } from './state.tsx';

/** The staff of the area: who they are, how they get in, and what is wrong with getting in. */
export function StaffPage() {
  const t = useStaffTexts();
  const { notYours } = useTexts();
  const { may } = useStaff();
  const [q, setQ] = useState('');
  const [member, setMember] = useState<string | null>(null);
  const [isInviting, setIsInviting] = useState(false);
  if (!may.includes('manage-staff')) return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
        <Button type="primary" onClick={() => setIsInviting(true)}>
          {t.invite}
        </Button>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <Invitations />
      <search className="filter-panel">
        <Input.Search
          aria-label={t.search}
          placeholder={t.search}
          allowClear
          maxLength={60}
          onSearch={(typed) => setQ(typed.trim())}
        />
      </search>
      <Results q={q} onOpen={setMember} />
      <InviteDialog open={isInviting} onClose={() => setIsInviting(false)} />
      <MemberDrawer member={member} onClose={() => setMember(null)} />
    </>
  );
}

function Results({ q, onOpen }: { q: string; onOpen: (member: string) => void }) {
  const t = useStaffTexts();
  const columns = useColumns(onOpen);
  const list = useInfiniteQuery({
    queryKey: keys.staffList(q),
    queryFn: ({ pageParam }) => send('listStaff', { query: { q, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Sentence tone="plain" what={t.none.what} how={t.none.how} />;
  return (
    <>
      <Table<StaffRow>
        aria-label={t.list}
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      <More of={list} />
    </>
  );
}

function useColumns(onOpen: (member: string) => void): TableColumnsType<StaffRow> {
  const t = useStaffTexts();
  const { language } = useLanguage();
  return [
    {
      title: t.name,
      key: 'name',
      render: (_, row) => (
        <button
          type="button"
          className="plain-button cell-button"
          aria-label={t.open(row.displayName)}
          onClick={() => onOpen(row.id)}
        >
          {row.displayName}
        </button>
      ),
    },
    { title: t.userName, dataIndex: 'userName' },
    { title: t.post, key: 'post', render: (_, row) => postText(row.post, language) },
    { title: t.place, key: 'place', render: (_, row) => placeText(row, t) },
    {
      title: t.factor,
      key: 'factor',
      render: (_, row) =>
        row.factors.length === 0 ? (
          <span className="quiet">{t.noFactor}</span>
        ) : (
          [...new Set(row.factors)].map((kind) => t.kinds[kind]).join(t.comma)
        ),
    },
    { title: t.state, key: 'state', render: (_, row) => <State row={row} /> },
  ];
}
