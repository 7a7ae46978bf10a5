import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { newIntention, send } from '../wire.ts';
import { Missed } from './proof-form.tsx';
import { createKey } from './security-key.ts';
import { useSessionTexts } from './session-texts.ts';

type Done = (recoveryCodes: readonly string[]) => void;
type Offer = { readonly secret: string; readonly uri: string };

/** Two ways to prove to be there; one is enough. */
export function Enrol({ onDone }: { onDone: Done }) {
  const { enrolment } = useSessionTexts();
  const [way, setWay] = useState<'none' | 'key'>('none');
  const start = useMutation({ mutationFn: () => send('startTotp', {}, newIntention()) });
  if (start.data !== undefined && way === 'none') {
    return <ScanAndType offer={start.data} onDone={onDone} onOther={() => start.reset()} />;
  }
  if (way === 'key') return <NameKey onDone={onDone} onOther={() => setWay('none')} />;
  return (
    <div className="enrol-ways">
      {start.isError && <Missed error={start.error} />}
      <section>
        <h2>{enrolment.app}</h2>
        <p className="quiet">{enrolment.appNote}</p>
        <Button
          type="primary"
          aria-label={`${enrolment.begin} · ${enrolment.app}`}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {enrolment.begin}
        </Button>
      </section>
      <section>
        <h2>{enrolment.key}</h2>
        <p className="quiet">{enrolment.keyNote}</p>
        <Button aria-label={`${enrolment.begin} · ${enrolment.key}`} onClick={() => setWay('key')}>
          {enrolment.begin}
        </Button>
      </section>
    </div>
  );
}

type StepProps = { onDone: Done; onOther: () => void };

function ScanAndType({ offer, onDone, onOther }: StepProps & { offer: Offer }) {
  const { enrolment, proof } = useSessionTexts();
  const finish = useMutation({
    mutationFn: (body: { code: string; label: string }) => send('finishTotp', { body }, newIntention()),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    retry: false,
  });
  return (
    <div className="scan">
      <QRCode value={offer.uri} size={184} type="svg" aria-label={enrolment.appNote} />
      <div>
        <p>{enrolment.appNote}</p>
        <p className="quiet">{enrolment.secret}</p>
        <p className="scan-secret">{offer.secret.match(/.{1,4}/g)?.join(' ')}</p>
        {finish.isError && <Missed error={finish.error} />}
        <Form
          layout="vertical"
          requiredMark={false}
          initialValues={{ label: enrolment.labels.totp }}
          onFinish={finish.mutate}
        >
          <Form.Item name="code" label={proof.code} rules={[{ required: true, message: proof.missing }]}>
            <Input
              autoFocus
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              className="code-digits"
            />
          </Form.Item>
          <LabelField />
          <Finish isBusy={finish.isPending} onOther={onOther} />
        </Form>
      </div>
    </div>
  );
}

function NameKey({ onDone, onOther }: StepProps) {
  const { enrolment } = useSessionTexts();
  const finish = useMutation({
    mutationFn: async ({ label }: { label: string }) => {
      const { ask } = await send('startKey', {}, newIntention());
      const answer = await createKey(ask);
      return send('finishKey', { body: { answer, label } }, newIntention());
    },
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    retry: false,
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ label: enrolment.labels.webauthn }}
      onFinish={finish.mutate}
    >
      {finish.isError && <Missed error={finish.error} />}
      <p className="quiet proof-lead">{enrolment.keyNote}</p>
      <LabelField />
      <Finish isBusy={finish.isPending} onOther={onOther} />
    </Form>
  );
}

function LabelField() {
  const { enrolment } = useSessionTexts();
  return (
    <Form.Item
      name="label"
      label={enrolment.label}
      extra={enrolment.labelHint}
      rules={[{ required: true, whitespace: true, message: enrolment.labelHint }]}
    >
      <Input maxLength={40} />
    </Form.Item>
  );
}

function Finish({ isBusy, onOther }: { isBusy: boolean; onOther: () => void }) {
  const { enrolment } = useSessionTexts();
  return (
    <div className="undo-buttons">
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {enrolment.finish}
      </Button>
      <Button onClick={onOther}>{enrolment.other}</Button>
    </div>
  );
}
