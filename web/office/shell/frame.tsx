import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Permission } from '#domain/staff/permissions.ts';
import { AreaList } from '../duties/area-list.tsx';
import { useTexts } from '../language.tsx';
import { WhyContext } from '../permissions/why.ts';
import { WhyDrawer } from '../permissions/why-drawer.tsx';
import { EnrolmentPage } from '../session/enrolment-page.tsx';
import { FactorPage } from '../session/factor-page.tsx';
import { LogInPage } from '../session/log-in-page.tsx';
import { StaffContext, sessionQuestion } from '../session/staff.ts';
import { StepUpDialog } from '../session/step-up-dialog.tsx';
import { Header } from './header.tsx';
import { Loading } from './loading.tsx';
import { RefusalSentence } from './refusal-sentence.tsx';

type Why = { readonly open: boolean; readonly permission: Permission | null };

/** Header, areas of work, and the page; or the log in page while nobody is signed in. */
export function Frame() {
  const texts = useTexts();
  const session = useQuery(sessionQuestion);
  const isInvitation = useRouterState({ select: ({ location }) => location.pathname === '/invitation' });
  const wasSignedIn = useRef(false);
  useEffect(() => {
    if (session.data?.standing === 'open') wasSignedIn.current = true;
  }, [session.data]);

  const [why, setWhy] = useState<Why>({ open: false, permission: null });
  const askWhy = useCallback((permission: Why['permission']) => setWhy({ open: true, permission }), []);

  if (session.isError)
    return <RefusalSentence error={session.error} onRetry={() => void session.refetch()} />;
  if (session.data === undefined) return <Loading />;
  if (isInvitation) return <Outlet />;
  if (session.data === null) return <LogInPage expired={wasSignedIn.current} />;
  if (session.data.standing === 'factor-due') return <FactorPage name={session.data.displayName} />;
  if (session.data.standing === 'enrolment-due') return <EnrolmentPage name={session.data.displayName} />;
  return (
    <StaffContext value={session.data}>
      <WhyContext value={askWhy}>
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
        <WhyDrawer {...why} onClose={() => setWhy((last) => ({ ...last, open: false }))} />
      </WhyContext>
    </StaffContext>
  );
}
