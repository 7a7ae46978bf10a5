import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Action } from '#domain/registration/lifecycle.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { useBenchTexts } from './bench-texts.ts';
import type { Decided } from './decided.ts';
import { SLIP } from './reasons.ts';

/** As long as a slip of the hand is mended without another word. */
const SECONDS = 10;

/** Whole seconds that are left, counted down on the page's own clock. */
function useSecondsLeft(since: number): number {
  const left = () => Math.max(0, Math.ceil(SECONDS - (performance.now() - since) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  });
  return seconds;
}

type Props = { decided: Decided; undo: Action; onUndone: () => void };

/** The last decision, taken back within ten seconds by who took it: a named act like any other. */
export function QuickUndo({ decided, undo, onUndone }: Props) {
  const texts = useBenchTexts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const left = useSecondsLeft(decided.at);
  const { number, rev } = decided;
  const takeBack = useMutation({
    mutationFn: () => {
      const body = { do: undo, rev, reason: SLIP };
      return send('decideFile', { params: { number }, body }, intentionOf({ number, ...body }));
    },
    onSuccess: (file) => {
      client.setQueryData(keys.file(number), file);
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.work });
      onUndone();
      void navigate({ to: '/review/$number', params: { number } });
    },
  });
  const isOpen = left > 0 && !takeBack.isPending;
  useKeys({ u: isOpen ? () => takeBack.mutate() : undefined });
  return (
    <>
      {takeBack.isError && <RefusalSentence error={takeBack.error} />}
      {left > 0 && (
        <p className="quick-undo">
          <Button size="small" aria-keyshortcuts="U" disabled={!isOpen} onClick={() => takeBack.mutate()}>
            {texts.undo(left)} <KeyHint>U</KeyHint>
          </Button>
          <span className="quick-undo-line" style={{ inlineSize: `${(left / SECONDS) * 100}%` }} />
        </p>
      )}
    </>
  );
}
