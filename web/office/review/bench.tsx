import { useNavigate } from '@tanstack/react-router';
import { use } from 'react';
import type { FileView } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { toTheMinute } from '../beijing-time.ts';
import { Held } from '../cases/held.tsx';
import { reviewStage } from '../duties/areas.ts';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { BenchFile } from './bench-file.tsx';
import { useBenchTexts } from './bench-texts.ts';
import { decidedOn, TellDecided } from './decided.ts';
import { DecisionBar } from './decision-bar.tsx';
import { useHolding } from './holding.ts';
import { type Decision, useDecide } from './use-decide.ts';
import { useNextFile } from './use-next-file.ts';
import { useTaken } from './use-taken.ts';

/** A file on the bench: what was handed in, and the decision on it. */
export function Bench({ file }: { file: FileView }) {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const staff = useStaff();
  const holding = useHolding();
  const tellDecided = use(TellDecided);
  const taken = useTaken(file);
  const decide = useDecide(file);
  const isReviewer = reviewStage(staff) !== null;
  const next = useNextFile(file.number, isReviewer && taken.token !== null && !decide.isPending);

  const goOn = async () => {
    if (!isReviewer) return navigate({ to: '/files' });
    const number = next ?? (await holding.takeNext([file.number]).catch(() => null));
    return number === null
      ? navigate({ to: '/review' })
      : navigate({ to: '/review/$number', params: { number } });
  };
  const onDecide = (decision: Decision) =>
    decide.mutate(decision, {
      onSuccess: (decided) => {
        holding.forget(file.number);
        tellDecided(decidedOn(decided, actionLabel(file.edition, decision.do, 'staff', language)));
        void goOn();
      },
    });
  const onLater = () => {
    holding.putOff(file.number);
    holding.release(file.number);
    void goOn();
  };
  return (
    <>
      <BenchFile file={file} />
      <DecisionBar
        file={file}
        isHeld={taken.token !== null}
        isBusy={decide.isPending || taken.isTaking}
        onDecide={onDecide}
        onLater={onLater}
      >
        <Held file={file} />
        {decide.isError && <RefusalSentence error={decide.error} edition={file.edition} />}
        <WhoHasIt
          file={file}
          isTaking={taken.isTaking}
          onTake={taken.takeAgain}
          isLost={taken.error !== null}
        />
      </DecisionBar>
    </>
  );
}

type WhoProps = { file: FileView; isTaking: boolean; isLost: boolean; onTake: () => void };

/** That somebody else is at work on it, who, and since when; or that it is nobody's any more. */
function WhoHasIt({ file, isTaking, isLost, onTake }: WhoProps) {
  const texts = useBenchTexts();
  if (isTaking || file.lease?.mine === true) return null;
  if (file.lease !== null) {
    const { who, since } = file.lease;
    return <Sentence tone="warning" what={texts.held.what(who, toTheMinute(since))} how={texts.held.how} />;
  }
  if (!isLost) return null;
  return (
    <Sentence tone="warning" what={texts.lost.what} how={texts.lost.how}>
      <button type="button" className="plain-button" onClick={onTake}>
        {texts.takeAgain}
      </button>
    </Sentence>
  );
}
