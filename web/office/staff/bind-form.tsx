import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import type { StaffView } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { type BoundEmployer, EmployersField } from './employers-field.tsx';
import { useStaffTexts } from './staff-texts.ts';

type Props = { of: StaffView; onBound: (changed: StaffView) => void; onCancel: () => void };
type Draft = { employers: BoundEmployer[] };

/** Other employers for an employer's clerk. */
export function BindForm({ of, onBound, onCancel }: Props) {
  const t = useStaffTexts();
  const intention = useIntention();
  const bind = useMutation({
    mutationFn: ({ employers }: Draft) => {
      const body = { employers: employers.map(({ value }) => value) };
      const input = { params: { member: of.id }, body };
      return send('bindEmployers', input, intention({ ...input, was: of.employers }));
    },
    onSuccess: onBound,
  });
  return (
    <Form<Draft>
      layout="vertical"
      requiredMark={false}
      initialValues={{ employers: of.employers.map(({ code, name }) => ({ value: code, label: name })) }}
      onFinish={bind.mutate}
    >
      {bind.isError && <RefusalSentence error={bind.error} />}
      <EmployersField region={of.region ?? ''} />
      <div className="undo-buttons">
        <Button type="primary" htmlType="submit" loading={bind.isPending}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </Form>
  );
}
