import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import type { StaffView } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { type PositionDraft, PositionFields, positionOf } from './position-fields.tsx';
import { useStaffTexts } from './staff-texts.ts';

type Props = { of: StaffView; onMoved: (changed: StaffView) => void; onCancel: () => void };

/** Another post or place for a colleague. */
export function MoveForm({ of, onMoved, onCancel }: Props) {
  const t = useStaffTexts();
  const [form] = Form.useForm<PositionDraft>();
  const intention = useIntention();
  const move = useMutation({
    mutationFn: (draft: PositionDraft) => {
      const input = { params: { member: of.id }, body: positionOf(draft) };
      return send('moveStaff', input, intention(input));
    },
    onSuccess: onMoved,
  });
  return (
    <Form<PositionDraft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ post: of.post, region: of.region ?? undefined, point: of.point ?? undefined }}
      onFinish={move.mutate}
    >
      {move.isError && <RefusalSentence error={move.error} />}
      <p className="quiet proof-lead">{t.moveNote}</p>
      <PositionFields form={form} without="employer-clerk" />
      <div className="undo-buttons">
        <Button type="primary" htmlType="submit" loading={move.isPending}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </Form>
  );
}
