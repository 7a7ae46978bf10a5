import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useTexts } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { reasonsQuestion, SLIP } from './reasons.ts';

type Props = { label: string; isBusy: boolean; onGive: (reason: string) => void; onCancel: () => void };

/** Why a decision is taken back, from the catalogue of reasons. */
export function UndoForm({ label, isBusy, onGive, onCancel }: Props) {
  const { undo } = useTexts();
  const reasons = useQuery(reasonsQuestion);
  if (reasons.isError) {
    return <RefusalSentence error={reasons.error} onRetry={() => void reasons.refetch()} />;
  }
  return (
    <Form<{ why: string }> layout="vertical" requiredMark={false} onFinish={({ why }) => onGive(why)}>
      <Form.Item name="why" label={undo.why} rules={[{ required: true, message: undo.whyMissing }]}>
        <Select
          autoFocus
          placeholder={undo.choose}
          popupMatchSelectWidth={480}
          loading={reasons.isPending}
          options={(reasons.data ?? [])
            .filter(({ code }) => code !== SLIP)
            .map(({ code, text }) => ({ value: code, label: text }))}
        />
      </Form.Item>
      <div className="undo-buttons">
        <Button danger htmlType="submit" loading={isBusy}>
          {undo.confirm(label)}
        </Button>
        <Button onClick={onCancel}>{undo.cancel}</Button>
      </div>
    </Form>
  );
}
