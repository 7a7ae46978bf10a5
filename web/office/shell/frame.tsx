import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { AreaList } from '../duties/area-list.tsx';
import { useTexts } from '../language.tsx';
import { EnrolmentPage } from '../session/enrolment-page.tsx';
import { FactorPage } from '../session/factor-page.tsx';
import { LogInPage } from '../session/log-in-page.tsx';
import { StaffContext, sessionQuestion } from '../session/staff.ts';
import { StepUpDialog } from '../session/step-up-dialog.tsx';
import { Header } from './header.tsx';
import { Loading } from './loading.tsx';
import { RefusalSentence } from './refusal-sentence.tsx';

/** Header, areas of work, and the page; or the log in page while nobody is signed in. */
export function Frame() {
  const texts = useTexts();
  const session = useQuery(sessionQuestion);
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (session.data?.standing === 'open') wasSignedIn.current = true;
  }, [session.data]);

  if (session.isError)
    return <RefusalSentence error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === undefined) return <Loading />;
  if (session.data === null) return <LogInPage expired={wasSignedIn.current} />;
  if (session.data.standing === 'factor-due') return <FactorPage name={session.data.displayName} />;
  if (session.data.standing === 'enrolment-due') return <EnrolmentPage name={session.data.displayName} />;
  return (
    <StaffContext value={session.data}>
      <a className="skip" href="#page">
        {texts.frame.skip}
      </a>
      <Header />
      <div className="frame">
        <AreaList />
        <main id="page" className="page" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <StepUpDialog />
    </StaffContext>
  );
}
