import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OfficeSession, ProofAsked } from '#contract/client.ts';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { KeyFailed, proveKey } from './security-key.ts';
import { useSessionTexts } from './session-texts.ts';

type Way = 'code' | 'recovery' | 'password';
type Given = { readonly typed: string };
type Done = (session: OfficeSession) => void;

/** What a key is asked is good for one answer: after each try it is asked anew. */
const proofQuestion = {
  queryKey: keys.proof,
  queryFn: () => send('askForProof', {}, newIntention()),
  staleTime: 0,
  gcTime: 0,
};

/** Asks for whatever this person can prove to be there with: a code, a security key, a recovery code, or the password. */
export function ProofForm({ onDone }: { onDone: Done }) {
  const asked = useQuery(proofQuestion);
  if (asked.isPending) return <Loading />;
  if (asked.isError) return <RefusalSentence error={asked.error} onRetry={() => void asked.refetch()} />;
  return <Ways asked={asked.data} onDone={onDone} onMissed={() => void asked.refetch()} />;
}

function sendProof(way: Way, typed: string): Promise<OfficeSession> {
  return way === 'password'
    ? send('proveByPassword', { body: { password: typed } }, newIntention())
    : send('proveByCode', { body: { code: typed } }, newIntention());
}

function Ways({ asked, onDone, onMissed }: { asked: ProofAsked; onDone: Done; onMissed: () => void }) {
  const { proof } = useSessionTexts();
  const [way, setWay] = useState<Way>(asked.password ? 'password' : 'code');
  const prove = useMutation({
    mutationFn: (typed: string | null) => (typed === null ? byKey(asked.key ?? '') : sendProof(way, typed)),
    onSuccess: onDone,
    onError: onMissed,
    retry: false,
  });
  return (
    <div className="proof">
      {prove.isError && <Missed error={prove.error} />}
      {asked.key !== null && way !== 'recovery' && (
        <Button
          type={asked.code ? 'default' : 'primary'}
          size="large"
          block
          loading={prove.isPending && prove.variables === null}
          onClick={() => prove.mutate(null)}
        >
          {proof.byKey}
        </Button>
      )}
      {(asked.code || way !== 'code') && (
        <Typed key={way} way={way} isBusy={prove.isPending} onGive={(typed) => prove.mutate(typed)} />
      )}
      {way === 'recovery' && <p className="quiet">{proof.recoveryNote(asked.recoveryCodes)}</p>}
      {asked.recoveryCodes > 0 && !asked.password && (
        <button
          type="button"
          className="plain-button"
          onClick={() => setWay(way === 'recovery' ? 'code' : 'recovery')}
        >
          {way === 'recovery' ? proof.useCode : proof.useRecovery}
        </button>
      )}
      {!asked.password && <p className="quiet">{proof.lost}</p>}
    </div>
  );
}

const byKey = async (ask: string): Promise<OfficeSession> =>
  send('proveByKey', { body: { answer: await proveKey(ask) } }, newIntention());

export function Missed({ error }: { error: Error }) {
  const { proof } = useSessionTexts();
  if (!(error instanceof KeyFailed)) return <RefusalSentence error={error} />;
  return <Sentence tone="bad" what={proof.keyFailed.what} how={proof.keyFailed.how} />;
}

function Typed({ way, isBusy, onGive }: { way: Way; isBusy: boolean; onGive: (typed: string) => void }) {
  const { proof } = useSessionTexts();
  const isPassword = way === 'password';
  return (
    <Form<Given> layout="vertical" requiredMark={false} onFinish={({ typed }) => onGive(typed)}>
      <Form.Item
        name="typed"
        label={proof[way]}
        rules={[{ required: true, message: isPassword ? proof.passwordMissing : proof.missing }]}
      >
        <Input
          autoFocus
          size="large"
          type={isPassword ? 'password' : 'text'}
          inputMode={isPassword ? 'text' : 'numeric'}
          autoComplete={isPassword ? 'current-password' : 'one-time-code'}
          maxLength={isPassword ? 128 : 20}
          className={isPassword ? '' : 'code-digits'}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {proof.submit}
      </Button>
    </Form>
  );
}
