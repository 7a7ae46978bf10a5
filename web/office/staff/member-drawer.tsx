import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { StaffView } from '#contract/client.ts';
import type { StaffAct } from '#domain/staff/manage-staff.ts';
import { postText } from '#vocabulary/staff.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { BindForm } from './bind-form.tsx';
import { MoveForm } from './move-form.tsx';
import { placeText, useStaffTexts } from './staff-texts.ts';
import { State } from './state.tsx';

type Props = { member: string | null; onClose: () => void };

/** One account beside the list: where it is signed in, and what an administrator does with it. */
export function MemberDrawer({ member, onClose }: Props) {
  const t = useStaffTexts();
  const opened = useQuery({
    queryKey: keys.staffMember(member ?? ''),
    queryFn: () => send('getStaff', { params: { member: member ?? '' } }),
    enabled: member !== null,
  });
  return (
    <Drawer
      open={member !== null}
      onClose={onClose}
      size={480}
      title={opened.data?.displayName ?? t.heading}
      closable={{ 'aria-label': t.close }}
      destroyOnHidden
    >
      {opened.isPending && <Loading />}
      {opened.isError && <RefusalSentence error={opened.error} onRetry={() => void opened.refetch()} />}
      {opened.data && <Member of={opened.data} />}
    </Drawer>
  );
}

function Member({ of }: { of: StaffView }) {
  const t = useStaffTexts();
  const { language } = useLanguage();
  return (
    <div className="member">
      <dl className="member-facts">
        <dt>{t.userName}</dt>
        <dd>{of.userName}</dd>
        <dt>{t.post}</dt>
        <dd>{postText(of.post, language)}</dd>
        <dt>{t.place}</dt>
        <dd>{placeText(of, t)}</dd>
        {of.employers.length > 0 && (
          <>
            <dt>{t.employers}</dt>
            <dd>{of.employers.map(({ name }) => name).join(t.comma)}</dd>
          </>
        )}
        <dt>{t.factor}</dt>
        <dd>{of.factors.map((kind) => t.kinds[kind]).join(t.comma) || t.noFactor}</dd>
        <dt>{t.state}</dt>
        <dd>
          <State row={of} />
        </dd>
      </dl>
      <Devices of={of} />
      {of.mine ? <Acts of={of} /> : <Sentence tone="plain" what={t.mineNot.what} how={t.mineNot.how} />}
    </div>
  );
}

function Devices({ of }: { of: StaffView }) {
  const t = useStaffTexts();
  if (of.signedIn.length === 0) return null;
  return (
    <section>
      <h2>{t.devices}</h2>
      <ul>
        {of.signedIn.map(({ id, device, network, seenAt }) => (
          <li key={id}>
            {device || t.unknownDevice} <span className="quiet">{t.seen(network, toTheMinute(seenAt))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What makes sense now. */
function actsFor({ disabledAt, factors, signedIn, delay }: StaffView): readonly StaffAct[] {
  if (disabledAt !== null) return ['enable'];
  return [
    ...(delay > 0 ? (['end-delay'] as const) : []),
    ...(signedIn.length > 0 ? (['end-sessions'] as const) : []),
    ...(factors.length > 0 ? (['reset-factors'] as const) : []),
    'disable',
  ];
}

function Acts({ of }: { of: StaffView }) {
  const t = useStaffTexts();
  const client = useQueryClient();
  const intention = useIntention();
  const [chosen, setChosen] = useState<StaffAct | 'move' | 'bind' | null>(null);
  const keep = (changed: StaffView) => {
    setChosen(null);
    client.setQueryData(keys.staffMember(of.id), changed);
    void client.invalidateQueries({ queryKey: keys.staffLists });
  };
  const act = useMutation({
    mutationFn: (what: StaffAct) => {
      const input = { params: { member: of.id }, body: { do: what } };
      return send('actOnStaff', input, intention({ ...input, at: of.seenAt, was: of.disabledAt }));
    },
    onSuccess: keep,
  });
  if (chosen === 'move') return <MoveForm of={of} onMoved={keep} onCancel={() => setChosen(null)} />;
  if (chosen === 'bind') return <BindForm of={of} onBound={keep} onCancel={() => setChosen(null)} />;
  if (chosen !== null) {
    return (
      <section className="member-sure" aria-label={t.acts[chosen]}>
        {act.isError && <RefusalSentence error={act.error} />}
        <p>
          <b>{t.sure(t.acts[chosen], of.displayName)}</b>
        </p>
        <p>{t.effects[chosen]}</p>
        <div className="undo-buttons">
          <Button type="primary" autoFocus loading={act.isPending} onClick={() => act.mutate(chosen)}>
            {t.acts[chosen]}
          </Button>
          <Button onClick={() => setChosen(null)}>{t.cancel}</Button>
        </div>
      </section>
    );
  }
  return (
    <div className="undo-buttons">
      {actsFor(of).map((one) => (
        <Button key={one} onClick={() => setChosen(one)}>
          {t.acts[one]}
        </Button>
      ))}
      {of.disabledAt === null &&
        (of.post === 'employer-clerk' ? (
          <Button onClick={() => setChosen('bind')}>{t.bind}</Button>
        ) : (
          <Button onClick={() => setChosen('move')}>{t.move}</Button>
        ))}
    </div>
  );
}
