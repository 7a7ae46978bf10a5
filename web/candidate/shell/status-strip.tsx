import { type ComponentType, lazy, Suspense } from 'react';
import { useRoute } from 'wouter';
import type { RegistrationView, Session } from '#contract/client.ts';
import { useRegistration, useRegistrations } from '../wire/queries.ts';
import { useTexts } from './language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type State = ComponentType<{ view: RegistrationView }>;

/** Its sentences are for who is signed in; where they do not come, the page goes on without them. */
const State = lazy<State>(() =>
  import('./registration-state.tsx').then(
    ({ RegistrationState }) => ({ default: RegistrationState }),
    () => ({ default: () => null }),
  ),
);

/** Always in sight: who is signed in, which exam, its state in one sentence, and the nearest deadline in full. */
export function StatusStrip({ session }: { session: NonNullable<Session> }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [isOne, params] = useRoute('/registrations/:edition/*?');
  const edition = isOne ? params.edition : null;
  // The main page of a registration begins with the same sentences; a phone has no room to say them twice.
  const [isToldBelow] = useRoute('/registrations/:edition');
  return (
    <section className={isToldBelow ? 'strip strip-short' : 'strip'} aria-label={t.strip}>
      <div className="strip-row">
        <span className="strip-person">{t.person(session.nameMasked, session.idTail)}</span>
        <Suspense fallback={null}>
          {edition === null ? <NearestState /> : <StateOf edition={edition} />}
        </Suspense>
      </div>
    </section>
  );
}

function StateOf({ edition }: { edition: string }) {
  const { data } = useRegistration(edition);
  return data ? <State view={data} /> : null;
}

/** Elsewhere: the registration whose deadline comes first. */
function NearestState() {
  const { data } = useRegistrations();
  const due = (view: RegistrationView) => (view.deadline === null ? Infinity : Date.parse(view.deadline));
  const [nearest] = [...(data ?? [])].sort((a, b) => due(a) - due(b));
  return nearest ? <State view={nearest} /> : null;
}
