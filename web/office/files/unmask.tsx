import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { useTexts } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { newIntention, send } from '../wire.ts';

type Full = Readonly<Record<string, string>>;
type Props = {
  file: Pick<FileView, 'number' | 'pages'>;
  unmasked: Full | null;
  /** Full values are held by the page and gone with it; they are never kept with the other answers. */
  onChange: (full: Full | null) => void;
};

/** Full personal data, for a reason that is logged. */
export function Unmask({ file, unmasked, onChange }: Props) {
  const isMasked = file.pages.some((page) => page.answers.some((answer) => answer.masked));
  if (!isMasked && unmasked === null) return null;
  const ask = (why: string) =>
    send('unmaskFile', { params: { number: file.number }, body: { why } }, newIntention());
  return (
    <Unmasking
      isShown={unmasked !== null}
      ask={ask}
      onShow={({ answers }) => onChange(answers)}
      onHide={() => onChange(null)}
    />
  );
}

type UnmaskingProps<T> = {
  isShown: boolean;
  ask: (why: string) => Promise<T>;
  onShow: (full: T) => void;
  onHide: () => void;
};

/** Asks why, shows what was asked for, and hides it again. */
export function Unmasking<T>({ isShown, ask, onShow, onHide }: UnmaskingProps<T>) {
  const { unmask } = useTexts();
  const [isAsking, setIsAsking] = useState(false);
  const asked = useMutation({
    mutationFn: ask,
    gcTime: 0,
    onSuccess: (full) => {
      onShow(full);
      setIsAsking(false);
    },
  });
  const close = () => {
    asked.reset();
    setIsAsking(false);
  };
  return (
    <div className="unmask">
      {isShown ? (
        <p role="status">
          {unmask.shown} <Button onClick={onHide}>{unmask.hide}</Button>
        </p>
      ) : (
        <Button onClick={() => setIsAsking(true)}>{unmask.show}</Button>
      )}
      <Modal
        open={isAsking}
        title={unmask.heading}
        footer={null}
        onCancel={close}
        destroyOnHidden
        width={480}
      >
        {asked.isError && <RefusalSentence error={asked.error} />}
        <WhyForm isBusy={asked.isPending} onGive={(why) => asked.mutate(why)} onCancel={close} />
      </Modal>
    </div>
  );
}

type WhyProps = { isBusy: boolean; onGive: (why: string) => void; onCancel: () => void };

/** Asks why somebody needs to see what is masked. */
function WhyForm({ isBusy, onGive, onCancel }: WhyProps) {
  const { unmask } = useTexts();
  return (
    <Form<{ why: string }> layout="vertical" requiredMark={false} onFinish={({ why }) => onGive(why.trim())}>
      <p>{unmask.note}</p>
      <Form.Item
        name="why"
        label={unmask.why}
        extra={unmask.whyHint}
        rules={[{ required: true, whitespace: true, min: 2, message: unmask.whyMissing }]}
      >
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <div className="undo-buttons">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {unmask.show}
        </Button>
        <Button onClick={onCancel}>{unmask.cancel}</Button>
      </div>
    </Form>
  );
}
