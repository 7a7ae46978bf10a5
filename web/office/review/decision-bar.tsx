import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { type Choices, choicesOf, hasDecision } from './choices.ts';
import { ReasonPanel } from './reason-panel.tsx';
import type { Decision } from './use-decide.ts';

type Props = {
  file: FileView;
  isBusy: boolean;
  onDecide: (decision: Decision) => void;
  onLater: () => void;
  children: ReactNode;
};

/** Shorter than anybody looks at a file: a second Enter meant for the one before passes nobody. */
const LOOK = 500;

/** Fixed at the bottom; its buttons and keys are what the server offers. Children: what went wrong. */
export function DecisionBar({ file, isBusy, onDecide, onLater, children }: Props) {
  const { texts } = useLanguage();
  const choices = choicesOf(file);
  const [asking, setAsking] = useState<Action | null>(null);
  const [since] = useState(() => performance.now());
  const isOffered = asking !== null && file.actions.includes(asking);
  const { pass, giveBack, refuse } = choices;
  const isIdle = !isBusy && !isOffered;

  useKeys({
    Enter:
      isIdle && pass !== null ? () => performance.now() - since >= LOOK && onDecide({ do: pass }) : undefined,
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
          isBusy={isBusy}
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
