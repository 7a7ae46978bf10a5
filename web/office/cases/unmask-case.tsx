import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { CaseLine, CaseView } from '#contract/client.ts';
import { WhyForm } from '../files/unmask.tsx';
import { useTexts } from '../language.tsx';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { newIntention, send } from '../wire.ts';

type Props = {
  of: Pick<CaseView, 'number'>;
  unmasked: readonly CaseLine[] | null;
  /** Full values are held by the page and gone with it. */
  onChange: (lines: readonly CaseLine[] | null) => void;
};

/** Full personal data of a case, for a reason that stands in its history. */
export function UnmaskCase({ of, unmasked, onChange }: Props) {
  const { unmask } = useTexts();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const ask = useMutation({
    mutationFn: (why: string) =>
      send('unmaskCase', { params: { number: of.number }, body: { why } }, newIntention()),
    gcTime: 0,
    onSuccess: ({ lines }) => {
      onChange(lines);
      setIsAsking(false);
      void client.invalidateQueries({ queryKey: keys.case(of.number) });
    },
  });
  const close = () => {
    ask.reset();
    setIsAsking(false);
  };
  return (
    <div className="unmask">
      {unmasked === null ? (
        <Button onClick={() => setIsAsking(true)}>{unmask.show}</Button>
      ) : (
        <p role="status">
          {unmask.shown} <Button onClick={() => onChange(null)}>{unmask.hide}</Button>
        </p>
      )}
      <Modal
        open={isAsking}
        title={unmask.heading}
        footer={null}
        onCancel={close}
        destroyOnHidden
        width={480}
      >
        {ask.isError && <RefusalSentence error={ask.error} />}
        <WhyForm isBusy={ask.isPending} onGive={(why) => ask.mutate(why)} onCancel={close} />
      </Modal>
    </div>
  );
}
