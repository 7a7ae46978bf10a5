import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '#contract/client.ts';
import { isOutsideDoor, outsideDoorText } from '#vocabulary/outside.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { useAuditTexts } from './audit-texts.ts';
import './audit.css';

type Alarms = Output<'listAlarms'>;
type Alarm = Alarms['rows'][number];
type Which = 'open' | 'closed';

/** What the rules have found; an auditor says what it was, and it stays on record. */
export function AlarmsPage() {
  const { alarms: t } = useAuditTexts();
  const [is, setIs] = useState<Which>('open');
  const found = useQuery({
    queryKey: keys.alarms(is),
    queryFn: () => send('listAlarms', { query: { is } }),
    refetchInterval: 60_000,
  });
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <search className="filter-panel">
        <Select<Which>
          aria-label={t.is}
          value={is}
          onChange={setIs}
          options={[
            { value: 'open', label: t.open },
            { value: 'closed', label: t.closed },
          ]}
        />
      </search>
      {found.isPending && <Loading />}
      {found.isError && <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && <List is={is} found={found.data} />}
    </>
  );
}

function List({ is, found }: { is: Which; found: Alarms }) {
  const { alarms: t } = useAuditTexts();
  const none = is === 'open' ? t.none : t.noneClosed;
  return (
    <>
      {found.rows.length === 0 && (
        <Sentence tone={is === 'open' ? 'good' : 'plain'} what={none.what} how={none.how} />
      )}
      <ul className="alarms">
        {found.rows.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      <h2 className="alarm-rules">{t.rulesHeading}</h2>
      <ul className="quiet">
        {found.rules.map(({ rule, threshold, night }) => (
          <li key={rule}>{t.thresholds[rule](threshold, night)}</li>
        ))}
      </ul>
    </>
  );
}

function AlarmCard({ alarm }: { alarm: Alarm }) {
  const { alarms: t } = useAuditTexts();
  const [isClosing, setIsClosing] = useState(false);
  const { rule, measured, regionName, pointName, hour, closed } = alarm;
  return (
    <li className="alarm">
      <p>
        <b>
          <About alarm={alarm} />
        </b>{' '}
        <span className="quiet">
          {regionName} {pointName}
        </span>
      </p>
      <p>{t.rules[rule](measured)}</p>
      <p className="quiet">
        {t.hour} <span className="digits">{toTheMinute(hour)}</span> · <WhereToLook alarm={alarm} />
      </p>
      {closed !== null && (
        <p>
          {closed.words} <span className="quiet">{t.closedBy(closed.by, toTheMinute(closed.at))}</span>
        </p>
      )}
      {closed === null && alarm.isOwn && <p className="quiet">{t.own}</p>}
      {closed === null && !alarm.isOwn && !isClosing && (
        <Button onClick={() => setIsClosing(true)}>{t.close}</Button>
      )}
      {isClosing && <Closing alarm={alarm} onCancel={() => setIsClosing(false)} />}
    </li>
  );
}

/** Whom or what it is about. */
function About({ alarm: { userName, displayName, about } }: { alarm: Alarm }) {
  const { alarms: t } = useAuditTexts();
  const { language } = useLanguage();
  if (userName !== null) return `${displayName} ${userName}`;
  return isOutsideDoor(about) ? outsideDoorText(about, language) : t.registration(about ?? '');
}

function WhereToLook({ alarm: { userName, about, hour } }: { alarm: Alarm }) {
  const { alarms: t } = useAuditTexts();
  if (userName !== null)
    return (
      <Link to="/audit" search={{ person: userName, day: toTheMinute(hour).slice(0, 10) }}>
        {t.look}
      </Link>
    );
  if (isOutsideDoor(about)) return <Link to="/outside-refusals">{t.lookRefusals}</Link>;
  return (
    <Link to="/audit" search={{ object: about ?? '' }}>
      {t.lookObject}
    </Link>
  );
}

function Closing({ alarm, onCancel }: { alarm: Alarm; onCancel: () => void }) {
  const { alarms: t } = useAuditTexts();
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: (words: string) =>
      send('closeAlarm', { params: { alarm: alarm.id }, body: { words } }, newIntention()),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allAlarms }),
  });
  return (
    <Form<{ words: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ words }) => close.mutate(words.trim())}
    >
      {close.isError && <RefusalSentence error={close.error} />}
      <Form.Item
        name="words"
        label={t.words}
        extra={t.wordsHint}
        rules={[{ required: true, whitespace: true, min: 2, message: t.wordsMissing }]}
      >
        <Input autoFocus maxLength={400} />
      </Form.Item>
      <div className="undo-buttons">
        <Button type="primary" htmlType="submit" loading={close.isPending}>
          {t.close}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </Form>
  );
}
