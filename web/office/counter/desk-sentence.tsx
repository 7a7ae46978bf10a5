import { Button } from 'antd';
import type { ScannedForm } from '#contract/client.ts';
import { useTexts } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import type { Desk } from './desk.ts';
import { displayCode } from './display-code.ts';
import { standingOf } from './standing.ts';
import { StandingSentence } from './standing-sentence.tsx';

type Props = { desk: Desk; onConfirm: (scan: ScannedForm) => void };

/** The full-width sentence under the field: what lies on the counter, and what to do with it. */
export function DeskSentence({ desk, onConfirm }: Props) {
  const { counter } = useTexts();
  switch (desk.at) {
    case 'empty':
      return <Sentence tone="plain" what={counter.empty} />;
    case 'looking':
      return <Loading />;
    case 'refused':
      return (
        <RefusalSentence error={desk.error} edition={desk.scan?.file.edition ?? ''}>
          <p className="sentence-code">
            {counter.code} <b>{displayCode(desk.code)}</b>
          </p>
        </RefusalSentence>
      );
    case 'confirmed':
      return (
        <Sentence
          tone="good"
          what={counter.done.what(desk.file.name, desk.file.number)}
          how={counter.done.how}
        />
      );
    case 'found':
      if (standingOf(desk.scan) !== 'ready') return <StandingSentence scan={desk.scan} />;
      return <Ready scan={desk.scan} changed={desk.changed} isBusy={false} onConfirm={onConfirm} />;
    case 'confirming':
      return <Ready scan={desk.scan} changed={false} isBusy onConfirm={onConfirm} />;
  }
}

type ReadyProps = { scan: ScannedForm; changed: boolean; isBusy: boolean; onConfirm: Props['onConfirm'] };

function Ready({ scan, changed, isBusy, onConfirm }: ReadyProps) {
  const { counter } = useTexts();
  const words = changed
    ? counter.changedMeanwhile
    : { what: counter.ready.what(scan.file.name), how: counter.ready.how };
  return (
    <Sentence tone={changed ? 'warning' : 'plain'} what={words.what} how={words.how}>
      <Button
        type="primary"
        size="large"
        className="sentence-act"
        aria-keyshortcuts="Enter"
        disabled={isBusy}
        onClick={() => onConfirm(scan)}
      >
        {isBusy ? counter.confirming : counter.confirm} <KeyHint>Enter</KeyHint>
      </Button>
    </Sentence>
  );
}
