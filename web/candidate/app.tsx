import { Suspense } from 'react';
import { LogInAgain } from './login/log-in-again.tsx';
import { Pages } from './router.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Header } from './shell/header.tsx';
import { StatusStrip } from './shell/status-strip.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { useSession } from './wire/queries.ts';

export function App() {
  const { data: session } = useSession();
  return (
    <>
      <Header />
      {session && <StatusStrip session={session} />}
      <main className="main" id="content">
        <ErrorBoundary>
          <Suspense fallback={<Skeleton />}>
            <Pages />
          </Suspense>
        </ErrorBoundary>
      </main>
      {session && <LogInAgain />}
    </>
  );
}
