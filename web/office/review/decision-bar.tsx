import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { type Choices, choicesOf, hasDecision, withoutReview } from './choices.ts';
import { ReasonPanel } from './reason-panel.tsx';
import type { Decision } from './use-decide.ts';

type Props = {
  file: FileView;
  /** On this person's bench: without that nothing of the review is decided. */
  isHeld: boolean;
  isBusy: boolean;
  onDecide: (decision: Decision) => void;
  onLater: () => void;
  children: ReactNode;
};

/** Shorter than anybody looks at a file: a second Enter meant for the one before passes nobody. */
const LOOK = 500;

/** False as long as this file has just been put there. */
function useLook(): boolean {
  const [hasLooked, setLooked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLooked(true), LOOK);
    return () => clearTimeout(timer);
  }, []);
  return hasLooked;
}

/** Fixed at the bottom; its buttons and keys are what the server offers. Children: what went wrong. */
export function DecisionBar({ file, isHeld, isBusy, onDecide, onLater, children }: Props) {
  const { texts } = useLanguage();
  const choices = isHeld ? choicesOf(file) : withoutReview(choicesOf(file));
  const [asking, setAsking] = useState<Action | null>(null);
  const hasLooked = useLook();
  const { pass, giveBack, refuse } = choices;
  const isOffered = asking !== null && (asking === giveBack || asking === refuse);
  const isIdle = !isBusy && !isOffered && hasLooked;

  const enter = pass === null ? onLater : () => onDecide({ do: pass });
  useKeys({
    Enter: isIdle ? enter : undefined,
    r: isIdle && giveBack !== null ? () => setAsking(giveBack) : undefined,
    n: isIdle && refuse !== null ? () => setAsking(refuse) : undefined,
    s: isIdle ? onLater : undefined,
  });
  return (
    <section className="decision-bar" aria-label={texts.review.bar}>
      {children}
      {isOffered ? (
        <ReasonPanel
          file={file}
          action={asking}
          isBusy={isBusy}
          onGive={(reason) => onDecide({ do: asking, reason })}
          onCancel={() => setAsking(null)}
        />
      ) : (
        <Buttons
          file={file}
          choices={choices}
          isBusy={isBusy || !hasLooked}
          onPass={(action) => onDecide({ do: action })}
          onAsk={setAsking}
          onLater={onLater}
        />
      )}
    </section>
  );
}

type ButtonsProps = {
  file: FileView;
  choices: Choices;
  isBusy: boolean;
  onPass: (action: Action) => void;
  onAsk: (action: Action) => void;
  onLater: () => void;
};

function Buttons({ file, choices, isBusy, onPass, onAsk, onLater }: ButtonsProps) {
  const { language, texts } = useLanguage();
  const { pass, giveBack, refuse } = choices;
  const label = (action: Action) => actionLabel(file.edition, action, 'staff', language);
  return (
    <div className="decision-buttons">
      {pass !== null && (
        <Button
          type="primary"
          size="large"
          aria-keyshortcuts="Enter"
          disabled={isBusy}
          onClick={() => onPass(pass)}
        >
          {label(pass)} <KeyHint>Enter</KeyHint>
        </Button>
      )}
      {giveBack !== null && (
        <Button size="large" aria-keyshortcuts="R" disabled={isBusy} onClick={() => onAsk(giveBack)}>
          {label(giveBack)} <KeyHint>R</KeyHint>
        </Button>
      )}
      {refuse !== null && (
        <Button danger size="large" aria-keyshortcuts="N" disabled={isBusy} onClick={() => onAsk(refuse)}>
          {label(refuse)} <KeyHint>N</KeyHint>
        </Button>
      )}
      {!hasDecision(choices) && <NoDecision file={file} />}
      <Button size="large" className="later" aria-keyshortcuts="S" disabled={isBusy} onClick={onLater}>
        {texts.review.later} <KeyHint>S</KeyHint>
      </Button>
    </div>
  );
}

function NoDecision({ file }: { file: FileView }) {
  const { review } = useLanguage().texts;
  if (!file.actions.includes('confirm')) return <p>{review.noActions}</p>;
  return (
    <p>
      {review.atCounter} <Link to="/counter">{review.toCounter}</Link>
    </p>
  );
}
