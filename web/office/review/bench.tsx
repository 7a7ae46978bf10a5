import { useNavigate } from '@tanstack/react-router';
import { use, useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { reviewStage } from '../duties/areas.ts';
import { FileBody } from '../files/file-body.tsx';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { isRefusedWith } from '../wire.ts';
import { TellDecided } from './decided.ts';
import { DecisionBar } from './decision-bar.tsx';
import { type Decision, useDecide } from './use-decide.ts';
import { useNextFile } from './use-next-file.ts';

/** A file on the bench: what was handed in, and the decision on it. */
export function Bench({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const navigate = useNavigate();
  const staff = useStaff();
  const tellDecided = use(TellDecided);
  // The queue this file was taken from; its own status changes with the decision.
  const [status] = useState(file.status);
  const next = useNextFile(file.number, status);
  const decide = useDecide(file);

  const goOn = () => {
    if (next !== null) return navigate({ to: '/review/$number', params: { number: next } });
    return navigate({ to: reviewStage(staff) === null ? '/files' : '/review' });
  };
  const onDecide = (decision: Decision) =>
    decide.mutate(decision, {
      onSuccess: () => {
        const label = actionLabel(file.edition, decision.do, 'staff', language);
        tellDecided({ number: file.number, name: file.name, decision: label });
        void goOn();
      },
    });
  return (
    <>
      <FileBody file={file} />
      <DecisionBar file={file} isBusy={decide.isPending} onDecide={onDecide} onLater={() => void goOn()}>
        {isRefusedWith(decide.error, 'changed-meanwhile') ? (
          <Sentence
            tone="bad"
            what={texts.review.changedMeanwhile.what}
            how={texts.review.changedMeanwhile.how}
          />
        ) : (
          decide.isError && <RefusalSentence error={decide.error} edition={file.edition} />
        )}
      </DecisionBar>
    </>
  );
}
