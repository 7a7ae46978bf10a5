import { Link, useNavigate } from '@tanstack/react-router';
import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { holdText } from '#vocabulary/holds.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { Sentence } from '../shell/sentence.tsx';
import { useCaseTexts } from './case-texts.ts';

/** What staff would press next; other acts that wait are not theirs. */
const PRESSED = ['confirm', 'approve-at-point', 'approve-at-region'] as const;

const waitsFor = (blocks: readonly Action[]) => PRESSED.filter((action) => blocks.includes(action));

const holdsFor = (file: Pick<FileView, 'holds'>) =>
  file.holds.filter(({ blocks }) => waitsFor(blocks).length > 0);

/** What holds a file up, told before anybody presses in vain; the key leads to the case that settles it. */
export function Held({ file }: { file: FileView }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const held = holdsFor(file);
  const first = held.find(({ caseNumber }) => caseNumber !== null)?.caseNumber ?? null;
  useKeys({
    c: first === null ? undefined : () => void navigate({ to: '/cases/$number', params: { number: first } }),
  });
  return held.map(({ kind, since, blocks, caseNumber }) => {
    const waits = waitsFor(blocks).map((action) => t.held.acts[action]);
    return (
      <Sentence
        key={kind}
        tone="warning"
        what={t.held.what(holdText(kind, language), waits)}
        how={caseNumber === null ? t.held.elsewhere : t.held.how(toTheMinute(since))}
      >
        {caseNumber !== null && (
          <Link
            className="sentence-act"
            aria-keyshortcuts={caseNumber === first ? 'C' : undefined}
            to="/cases/$number"
            params={{ number: caseNumber }}
          >
            {t.held.open} {caseNumber === first && <KeyHint>C</KeyHint>}
          </Link>
        )}
      </Sentence>
    );
  });
}
