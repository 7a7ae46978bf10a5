import { useQuery } from '@tanstack/react-query';
import type { Output } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { keyQuestion, useHandoverTexts } from './handovers.ts';

const VERIFY =
  'openssl pkeyutl -verify -pubin -inkey weikao.pem -rawin -in manifest.json -sigfile manifest.sig';

/** By which the receiver tells that a file is ours and whole. */
export function HandoverKey() {
  const t = useHandoverTexts();
  const key = useQuery(keyQuestion);
  if (key.isPending) return <Loading />;
  if (key.isError) return <RefusalSentence error={key.error} onRetry={() => void key.refetch()} />;
  return (
    <section aria-labelledby="handover-key" className="handover-key">
      <h2 id="handover-key">{t.key.heading}</h2>
      <p>{t.key.lead}</p>
      <p>
        {t.key.print} <code>{key.data.sha256}</code>
      </p>
      <p>{t.key.pem}</p>
      <pre>{key.data.pem}</pre>
      <p>{t.key.how}</p>
      <pre>{VERIFY}</pre>
      {key.data.former.length > 0 && <Former keys={key.data.former} />}
    </section>
  );
}

/** Files of before were signed by these: who receives one goes on verifying it. */
function Former({ keys }: { keys: Output<'getHandoverKey'>['former'] }) {
  const t = useHandoverTexts();
  return (
    <details>
      <summary>{t.key.former(keys.length)}</summary>
      <p>{t.key.formerHow}</p>
      <ul>
        {keys.map(({ sha256, pem, since }) => (
          <li key={sha256}>
            <p>
              {t.key.since(toTheMinute(since))} <code>{sha256}</code>
            </p>
            <pre>{pem}</pre>
          </li>
        ))}
      </ul>
    </details>
  );
}
