import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../language.tsx';
import { newIntention, send } from '../wire.ts';
import { useSessionTexts } from './session-texts.ts';

type Props = { heading: string; isWide?: boolean; children: ReactNode };

/** The card in which somebody stands who is not inside yet. */
export function Door({ heading, isWide = false, children }: Props) {
  const texts = useTexts();
  return (
    <main className="log-in">
      <div className={isWide ? 'log-in-card log-in-wide' : 'log-in-card'}>
        <p className="log-in-house">
          <b>{texts.product}</b> {texts.house}
        </p>
        <h1>{heading}</h1>
        {children}
      </div>
    </main>
  );
}

/** Out again, for another account. */
export function Leave() {
  const { proof } = useSessionTexts();
  const logOut = useMutation({
    mutationFn: () => send('logOutOfOffice', {}, newIntention()),
    onSuccess: () => window.location.assign('/office/'),
  });
  return (
    <button type="button" className="plain-button" onClick={() => logOut.mutate()}>
      {proof.leave}
    </button>
  );
}
