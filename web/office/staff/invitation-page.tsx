import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OfficeSession } from '#contract/client.ts';
import { postText } from '#vocabulary/staff.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { Door } from '../session/door.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { placeText, useStaffTexts } from './staff-texts.ts';

type Chosen = { userName: string; password: string };

/** Where an invitation leads: the newcomer makes the own account, and goes on to enrol. */
export function InvitationPage() {
  const { newcomer } = useStaffTexts();
  // Read once: it is taken out of the address as soon as it has been used.
  const [token] = useState(() => window.location.hash.slice(1));
  return (
    <Door heading={newcomer.heading}>
      {token === '' ? (
        <Sentence tone="plain" what={newcomer.missing.what} how={newcomer.missing.how} />
      ) : (
        <Held token={token} />
      )}
    </Door>
  );
}

function Held({ token }: { token: string }) {
  const t = useStaffTexts();
  const { language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const held = useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => send('readInvitation', { body: { token } }, newIntention()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const accept = useMutation({
    mutationFn: (chosen: Chosen) => send('acceptInvitation', { body: { token, ...chosen } }, newIntention()),
    onSuccess: (session: OfficeSession) => {
      client.setQueryData(keys.session, session);
      void navigate({ to: '/', hash: '', replace: true });
    },
    retry: false,
  });
  if (held.isPending) return <Loading />;
  if (held.isError) return <RefusalSentence error={held.error} />;
  const { displayName, post, employers, expiresAt } = held.data;
  return (
    <>
      {accept.isError && <RefusalSentence error={accept.error} />}
      <p>{t.newcomer.lead(displayName)}</p>
      <p className="newcomer-post">
        <b>{postText(post, language)}</b> {placeText(held.data, t)}
        {employers.length > 0 && (
          <>
            <br />
            {employers.join(t.comma)}
          </>
        )}
      </p>
      <p className="quiet proof-lead">{t.newcomer.until(toTheMinute(expiresAt))}</p>
      <ChooseForm isBusy={accept.isPending} onChoose={accept.mutate} />
    </>
  );
}

function ChooseForm({ isBusy, onChoose }: { isBusy: boolean; onChoose: (chosen: Chosen) => void }) {
  const { newcomer } = useStaffTexts();
  const needed = { required: true, message: newcomer.needed };
  return (
    <Form<Chosen & { again: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ userName, password }) => onChoose({ userName, password })}
    >
      <Form.Item name="userName" label={newcomer.userName} extra={newcomer.userNameHint} rules={[needed]}>
        <Input autoFocus autoComplete="username" maxLength={32} size="large" />
      </Form.Item>
      <Form.Item name="password" label={newcomer.password} extra={newcomer.passwordHint} rules={[needed]}>
        <Input type="password" autoComplete="new-password" maxLength={128} size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label={newcomer.again}
        dependencies={['password']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, typed) =>
              typed === undefined || typed === '' || typed === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error(newcomer.differ)),
          }),
        ]}
      >
        <Input type="password" autoComplete="new-password" maxLength={128} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {newcomer.accept}
      </Button>
    </Form>
  );
}
