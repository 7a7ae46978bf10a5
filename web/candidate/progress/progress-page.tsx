import { useEffect } from 'react';
import { useParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { Objections } from '../materials/objections.tsx';
import { joined } from '../shell/joined.ts';
import { useLanguage } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { sentencesOf } from '../shell/situation.ts';
import { ConfirmationInfo } from '../submission/confirmation-info.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useRegistration } from '../wire/queries.ts';
import { CredentialsNotice } from './credentials-notice.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { ReasonNotice } from './reason-notice.tsx';
import { RegistrationFacts } from './registration-facts.tsx';
import { ReviewStages } from './review-stages.tsx';
import { SideMenu } from './side-menu.tsx';
import { WhatToDo } from './what-to-do.tsx';

/** The main page of a registration: where it stands, what to do now, by when. */
export function ProgressPage() {
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  return <Loaded query={registration}>{(view) => <Progress view={view} />}</Loaded>;
}

const endings: readonly RegistrationView['status'][] = ['refused', 'forfeited', 'cancelled', 'repair'];

function kindOf({ status }: RegistrationView) {
  if (endings.includes(status)) return 'error';
  return status === 'registered' ? 'done' : 'info';
}

function Progress({ view }: { view: RegistrationView }) {
  const { language } = useLanguage();
  const { done, next, who } = sentencesOf(view, language);
  // A link to a part of this page: the part was not there when the browser looked for it.
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <PageHead title={view.title} />
      <SideMenu view={view} />
      <Notice kind={kindOf(view)} title={statusText(view.edition, view.status, 'candidate', language)}>
        <p>{joined([done, next], language)}</p>
        <p>{who}</p>
      </Notice>
      {view.papers === null || view.papers.objections.length === 0 ? (
        <ReasonNotice view={view} />
      ) : (
        <Objections view={view} />
      )}
      <CredentialsNotice view={view} />
      <ProgressBar view={view} />
      <WhatToDo view={view} />
      {view.status === 'submitted' && (
        <div id="confirmation">
          <ConfirmationInfo view={view} />
        </div>
      )}
      <ReviewStages view={view} />
      <RegistrationFacts view={view} />
    </>
  );
}
