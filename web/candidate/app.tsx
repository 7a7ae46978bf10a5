import { Suspense } from 'react';
import { Link } from 'wouter';
import { LogInAgain } from './login/log-in-again.tsx';
import { AtWorkLine } from './puzzle/at-work-line.tsx';
import { Pages } from './router.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { Header } from './shell/header.tsx';
import { useTexts } from './shell/language.tsx';
import { StatusStrip } from './shell/status-strip.tsx';
import { en } from './shell/texts.en.ts';
import { zh } from './shell/texts.zh-CN.ts';
import { Skeleton } from './ui/skeleton.tsx';
import { useSession } from './wire/queries.ts';

export function App() {
  const t = useTexts({ 'zh-CN': zh, en });
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
      <footer className="footer">
        <Link href="/privacy">{t.privacy}</Link>
      </footer>
      <AtWorkLine />
      {session && <LogInAgain />}
    </>
  );
}
