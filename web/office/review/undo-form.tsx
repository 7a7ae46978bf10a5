import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { useTexts } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { reasonsFor, reasonsQuestion } from './reasons.ts';

type Props = {
  file: FileView;
  action: Action;
  label: string;
  isBusy: boolean;
  onGive: (reason: string) => void;
  onCancel: () => void;
};

/** Why a decision is taken back, from the catalogue of reasons. */
export function UndoForm({ file, action, label, isBusy, onGive, onCancel }: Props) {
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
          options={reasonsFor(action, reasons.data ?? [], file.region.code).map(({ code, text }) => ({
            value: code,
            label: text,
          }))}
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
