import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Factors } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { keys } from '../questions.ts';
import { Enrol } from '../session/enrol.tsx';
import { RecoveryCodes } from '../session/recovery-codes.tsx';
import { useSessionTexts } from '../session/session-texts.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { newIntention, send } from '../wire.ts';

const question = { queryKey: keys.factors, queryFn: () => send('listFactors', {}) };

/** Authenticators and recovery codes. */
export function OwnFactors() {
  const { account } = useSessionTexts();
  const factors = useQuery(question);
  return (
    <section className="account-part" aria-labelledby="factors">
      <h2 id="factors">{account.factors}</h2>
      {factors.isPending && <Loading />}
      {factors.isError && <RefusalSentence error={factors.error} onRetry={() => void factors.refetch()} />}
      {factors.data && <Shown own={factors.data} />}
    </section>
  );
}

/** Adding shows a dialog of its own; new recovery codes stand in it until they are kept. */
function Shown({ own }: { own: Factors }) {
  const { account, enrolment } = useSessionTexts();
  const client = useQueryClient();
  const [adding, setAdding] = useState<'no' | 'yes' | readonly string[]>('no');
  const finish = (codes: readonly string[]) => {
    setAdding(codes.length === 0 ? 'no' : codes);
    void client.invalidateQueries({ queryKey: keys.factors });
  };
  const renew = useMutation({
    mutationFn: () => send('renewRecoveryCodes', {}, newIntention()),
    onSuccess: ({ recoveryCodes }) => finish(recoveryCodes),
  });
  return (
    <>
      {own.factors.length === 0 && (
        <Sentence tone="warning" what={account.noFactors.what} how={account.noFactors.how} />
      )}
      <FactorList own={own} />
      {own.factors.length > 0 && (
        <p className="account-codes">
          {account.codesLeft(own.recoveryCodes)}{' '}
          <Button size="small" loading={renew.isPending} onClick={() => renew.mutate()}>
            {account.renew}
          </Button>{' '}
          <span className="quiet">{account.renewNote}</span>
        </p>
      )}
      {renew.isError && <RefusalSentence error={renew.error} />}
      <Button type={own.factors.length === 0 ? 'primary' : 'default'} onClick={() => setAdding('yes')}>
        {account.add}
      </Button>
      <Modal
        open={adding !== 'no'}
        title={typeof adding === 'string' ? account.add : enrolment.codesHeading}
        footer={null}
        width={640}
        destroyOnHidden
        mask={{ closable: false }}
        closable={{ 'aria-label': account.cancel }}
        onCancel={() => setAdding('no')}
      >
        {typeof adding === 'string' ? (
          <Enrol onDone={finish} />
        ) : (
          <RecoveryCodes codes={adding} done={enrolment.savedShort} onDone={() => setAdding('no')} />
        )}
      </Modal>
    </>
  );
}

function FactorList({ own }: { own: Factors }) {
  const { account } = useSessionTexts();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (factor: string) => send('removeFactor', { params: { factor } }, newIntention()),
    onSuccess: (left) => client.setQueryData(keys.factors, left),
  });
  return (
    <>
      {remove.isError && <RefusalSentence error={remove.error} />}
      <ul className="account-list">
        {own.factors.map(({ id, kind, label, since, usedAt }) => (
          <li key={id}>
            <div>
              <b>{label}</b> <span className="quiet">{account.kinds[kind]}</span>
              <p className="quiet">
                {account.since} {toTheMinute(since)} · {account.usedAt}{' '}
                {usedAt === null ? account.never : toTheMinute(usedAt)}
              </p>
            </div>
            <Button
              size="small"
              aria-label={account.removeNamed(label)}
              loading={remove.isPending && remove.variables === id}
              onClick={() => remove.mutate(id)}
            >
              {account.remove}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
