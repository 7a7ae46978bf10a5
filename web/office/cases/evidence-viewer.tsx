import { Button } from 'antd';
import { useState } from 'react';
import { pathOf } from '#contract/client.ts';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { useCaseTexts } from './case-texts.ts';

/** The pictures one at a time; arrow keys turn them over. */
export function EvidenceViewer({ number, digests }: { number: string; digests: readonly string[] }) {
  const t = useCaseTexts();
  const [at, setAt] = useState(0);
  const turn = (by: number) => setAt((now) => Math.min(Math.max(now + by, 0), digests.length - 1));
  useKeys({ ArrowRight: () => turn(1), ArrowLeft: () => turn(-1) });
  const digest = digests[at];
  if (digest === undefined) return <p className="quiet">{t.noEvidence}</p>;
  const path = pathOf('getCaseEvidence', { params: { number, digest } });
  return (
    <figure className="evidence">
      <img src={path} alt={t.pictureAlt(at + 1)} />
      <figcaption>
        <span role="status">{t.picture(at + 1, digests.length)}</span>
        <a href={path} target="_blank" rel="noopener">
          {t.larger}
        </a>
        {digests.length > 1 && (
          <span className="evidence-turn">
            <Button disabled={at === 0} onClick={() => turn(-1)}>
              {t.previous} <KeyHint>←</KeyHint>
            </Button>
            <Button disabled={at === digests.length - 1} onClick={() => turn(1)}>
              {t.next} <KeyHint>→</KeyHint>
            </Button>
          </span>
        )}
      </figcaption>
    </figure>
  );
}
