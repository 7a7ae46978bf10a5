import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTexts } from '../language.tsx';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { isRefusedWith, newIntention, send } from '../wire.ts';
import type { Staff } from './staff.ts';

type Credentials = { login: string; password: string };

/** Stands in place of any page while nobody is signed in; the address stays, so work goes on where it stopped. */
export function LogInPage({ expired }: { expired: boolean }) {
  const texts = useTexts();
  const client = useQueryClient();
  const logIn = useMutation({
    mutationFn: (body: Credentials) => send('logInToOffice', { body }, newIntention()),
    onSuccess: (staff: Staff | null) => client.setQueryData(keys.session, staff),
    retry: false,
  });
  return (
    <main className="log-in">
      <div className="log-in-card">
        <p className="log-in-house">
          <b>{texts.product}</b> {texts.house}
        </p>
        <h1>{texts.session.heading}</h1>
        {expired && !logIn.isError && <Sentence tone="warning" what={texts.session.expired} />}
        {logIn.isError &&
          (isRefusedWith(logIn.error, 'wrong-login') ? (
            <Sentence tone="bad" what={texts.session.wrong.what} how={texts.session.wrong.how} />
          ) : (
            <RefusalSentence error={logIn.error} />
          ))}
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(body) => logIn.mutate(body)}>
          <Form.Item
            name="login"
            label={texts.session.userName}
            rules={[{ required: true, message: texts.session.userNameMissing }]}
          >
            <Input autoFocus autoComplete="username" maxLength={64} size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={texts.session.password}
            rules={[{ required: true, message: texts.session.passwordMissing }]}
          >
            <Input type="password" autoComplete="current-password" maxLength={128} size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={logIn.isPending}>
            {texts.session.logIn}
          </Button>
        </Form>
      </div>
    </main>
  );
}
