import type { DrawnCode } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { Button } from '../ui/button.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export type CodeState = 'drawn' | 'opened' | 'agreed' | 'declined' | 'used' | 'over';

const pictureOf = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** A code to scan, how far it has come, and the way for who has nothing to scan with. */
export function ScanCode({
  code,
  state,
  busy,
  onRefresh,
}: {
  code: DrawnCode;
  state: CodeState;
  busy: boolean;
  onRefresh: () => void;
}) {
  const t = useTexts({ 'zh-CN': zh, en }).code;
  const isSpent = state === 'over' || state === 'declined';
  return (
    <div>
      <p role="status">
        <strong>{t.state[state]}</strong>
      </p>
      {state === 'drawn' && (
        <img className="scan-code" src={pictureOf(code.svg)} alt={t.alt} width="240" height="240" />
      )}
      {isSpent ? (
        <Button look="primary" busy={busy} onClick={onRefresh}>
          {t.refresh}
        </Button>
      ) : (
        <p>{t.validity}</p>
      )}
      {state === 'drawn' && (
        <details>
          <summary>{t.noScan}</summary>
          <p>
            {t.noScanHow}
            <br />
            <code className="scan-address">{code.address}</code>
          </p>
        </details>
      )}
    </div>
  );
}
