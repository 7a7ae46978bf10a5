import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { OwnCase } from '#contract/client.ts';
import { caseKindText, caseSituation, caseStateText } from '#vocabulary/cases.ts';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { read } from '../wire/wire.ts';
import { casePath } from './case-words.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The candidate's cases, newest first, and the way to a new one. */
export function CasesPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const cases = useQuery({ queryKey: ['cases'], queryFn: () => read('listOwnCases', {}) });
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <Loaded query={cases}>
        {(found) => (found.length === 0 ? <p>{t.none}</p> : <CaseCards cases={found} />)}
      </Loaded>
      <div className="buttons">
        <ButtonLink href="/account/cases/new?kind=account-correction">{t.openCorrection}</ButtonLink>
        <ButtonLink href="/account/cases/new?kind=score-merge">{t.openMerge}</ButtonLink>
      </div>
    </>
  );
}

function CaseCards({ cases }: { cases: readonly OwnCase[] }) {
  const { language } = useLanguage();
  return (
    <ul className="cards">
      {cases.map(({ number, kind, state }) => {
        const { done, next } = caseSituation(kind, state, language);
        return (
          <li className="card" key={number}>
            <h2 className="card-title">
              <Link href={casePath(number)}>{caseKindText(kind, language)}</Link>
            </h2>
            <p>
              <strong>{caseStateText(state, language)}</strong>
            </p>
            <p>{joined([done, next], language)}</p>
          </li>
        );
      })}
    </ul>
  );
}
