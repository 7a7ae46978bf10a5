import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NationConfiguration, RegionConfiguration } from '#contract/client.ts';
import { configurationStateText } from '#vocabulary/configuration.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useConfigurationTexts } from './configurations.ts';
import './configuration.css';

type FrameProps<T> = { found: UseQueryResult<T>; children: (of: T) => ReactNode };

/** The page around a configuration: not yet there, not to be had, not this post's, or there. */
export function PageFrame<T>({ found, children }: FrameProps<T>) {
  const { notYours } = useTexts();
  const t = useConfigurationTexts();
  const { may } = useStaff();
  if (!may.includes('read-configuration'))
    return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  if (found.isPending) return <Loading />;
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <div className="configuration">
      <p className="back">
        <Link to="/configuration">{t.back}</Link>
      </p>
      {children(found.data)}
    </div>
  );
}

type HeadProps = { of: NationConfiguration | RegionConfiguration; name: string; children?: ReactNode };

/** Whose configuration it is, of which year, which one is live, and how far a draft has come. */
export function PageHead({ of, name, children }: HeadProps) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  return (
    <div className="page-head">
      <h1>
        {name} <span className="quiet">{of.edition.replace(/^\D+/, '')}</span>
      </h1>
      <span className="mark mark-live">{t.live(of.liveNumber)}</span>
      {of.open !== null && (
        <span className="mark mark-open">
          {t.numberOf(of.open.number)} · {configurationStateText(of.open.state, language)}
        </span>
      )}
      {children}
    </div>
  );
}
