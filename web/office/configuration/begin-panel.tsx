import { Button } from 'antd';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import {
  doorOf,
  NATION,
  type Place,
  type Settled,
  type Source,
  useConfigurationAct,
  useConfigurationTexts,
} from './configurations.ts';

/** Begins a draft; with it the page changes to the draft. */
export function useBegin(place: Place) {
  return useConfigurationAct<Source>(place, 'open', doorOf(place).open);
}

/** From what is live, or from another year. */
export function BeginPanel({ of }: { of: Settled }) {
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
          {of.region === NATION ? t.nation.fromYear(title) : t.begin.fromYear(title)}
        </Button>
      ))}
      {begin.isError && <RefusalSentence error={begin.error} />}
    </section>
  );
}
