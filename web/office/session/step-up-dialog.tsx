import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { onStepUp } from '../step-up.ts';
import { ProofForm } from './proof-form.tsx';
import { useSessionTexts } from './session-texts.ts';

/** Stands by for requests that ask for a fresh proof; whoever gives it sees the request go on, and nothing else. */
export function StepUpDialog() {
  const { stepUp } = useSessionTexts();
  const [isAsking, setIsAsking] = useState(false);
  const settle = useRef<(isProven: boolean) => void>(() => undefined);
  useEffect(
    () =>
      onStepUp(
        () =>
          new Promise<boolean>((resolve) => {
            settle.current = resolve;
            setIsAsking(true);
          }),
      ),
    [],
  );
  const end = (isProven: boolean) => {
    setIsAsking(false);
    settle.current(isProven);
  };
  return (
    <Modal
      open={isAsking}
      title={stepUp.heading}
      footer={null}
      width={440}
      destroyOnHidden
      // Above the dialog from which the request came.
      zIndex={2000}
      closable={{ 'aria-label': stepUp.cancel }}
      mask={{ closable: false }}
      onCancel={() => end(false)}
    >
      <p className="proof-lead">{stepUp.lead}</p>
      <ProofForm onDone={() => end(true)} />
    </Modal>
  );
}
