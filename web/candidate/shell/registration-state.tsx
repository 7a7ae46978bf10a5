import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { joined } from './joined.ts';
import { useLanguage } from './language.tsx';
import { sentencesOf } from './situation.ts';

/** Which exam, its state in one sentence, and the nearest deadline in full. */
export function RegistrationState({ view }: { view: RegistrationView }) {
  const { language } = useLanguage();
  const { done, next } = sentencesOf(view, language);
  return (
    <>
      <Link className="strip-exam" href={`/registrations/${view.edition}`}>
        {view.title}
      </Link>
      <span className="strip-state">{joined([done, next], language)}</span>
    </>
  );
}
