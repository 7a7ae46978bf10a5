import { Button, Form, Input } from 'antd';
import { useTexts } from '../language.tsx';

type Props = { label: string; isBusy: boolean; onGive: (reason: string) => void; onCancel: () => void };

/** Why a decision is taken back, in the words of whoever does it. */
export function UndoForm({ label, isBusy, onGive, onCancel }: Props) {
  const { undo } = useTexts();
  return (
    <Form<{ why: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ why }) => onGive(why.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Form.Item
        name="why"
        label={undo.why}
        extra={undo.whyHint}
        rules={[{ required: true, whitespace: true, min: 2, message: undo.whyMissing }]}
      >
        <Input autoFocus maxLength={60} />
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
