import { lazy, Suspense } from 'react';
import { Pages } from './router.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Header } from './shell/header.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { useSession } from './wire/queries.ts';

const StatusStrip = lazy(async () => ({ default: (await import('./shell/status-strip.tsx')).StatusStrip }));
const LogInAgain = lazy(async () => ({ default: (await import('./login/log-in-again.tsx')).LogInAgain }));

export function App() {
  const { data: session } = useSession();
  return (
    <>
      <Header />
      {session && (
        <Suspense fallback={<div className="strip" />}>
          <StatusStrip session={session} />
          <LogInAgain />
        </Suspense>
      )}
      <main className="main" id="content">
        <ErrorBoundary>
          <Suspense fallback={<Skeleton />}>
            <Pages />
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}
