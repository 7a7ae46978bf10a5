import { Button } from 'antd';
import type { RegionConfiguration } from '#contract/client.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { type Place, useConfigurationAct, useConfigurationTexts } from './configurations.ts';

export type Source = { from: 'live' | 'edition' | 'number'; edition: string | null; number: number | null };

/** Begins a draft; with it the page changes to the draft. */
export function useBegin(place: Place) {
  const params = { edition: place.edition, region: place.region };
  return useConfigurationAct<Source>(place, 'open', (body, intention) =>
    send('openConfiguration', { params, body }, intention),
  );
}

/** From what is live, or from another year. */
export function BeginPanel({ of }: { of: RegionConfiguration }) {
  const t = useConfigurationTexts();
  const begin = useBegin(of);
  return (
    <section className="begin-draft" aria-label={t.begin.heading}>
      <Button
        type="primary"
        loading={begin.isPending}
        onClick={() => begin.mutate({ from: 'live', edition: null, number: null })}
      >
        {t.begin.fromLive}
      </Button>
      {of.sources.map(({ edition, title }) => (
        <Button
          key={edition}
          disabled={begin.isPending}
          onClick={() => begin.mutate({ from: 'edition', edition, number: null })}
        >
          {t.begin.fromYear(title)}
        </Button>
      ))}
      {begin.isError && <RefusalSentence error={begin.error} />}
    </section>
  );
}
