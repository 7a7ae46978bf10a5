import { useState } from 'react';
import { Redirect, useLocation, useParams, useSearchParams } from 'wouter';
import type { Problem } from '#domain/edition/problem.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { FirstStep } from './first-step.tsx';
import { SecondStep } from './second-step.tsx';
import { emptyDraft, type SignUpDraft, stillSaid } from './sign-up-draft.ts';

/** What the server has found, and on which entries. */
type Said = { readonly problems: readonly Problem[]; readonly sent: SignUpDraft };

/** Two steps under two addresses, so that the browser's own way back keeps what was typed. */
export function SignUpPage() {
  const { step } = useParams<{ step?: string }>();
  const [, goTo] = useLocation();
  const [draft, setDraft] = useState<SignUpDraft>(emptyDraft);
  const [search] = useSearchParams();
  const [verified, setVerified] = useState(search.get('identity') === 'verified');
  const [firstDone, setFirstDone] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [sentTo, setSentTo] = useState('');
  const sendCode = useIntention((phone: string, key) => act(key, 'startSignUp', { body: { phone } }));
  const change = (part: Partial<SignUpDraft>) => setDraft((before) => ({ ...before, ...part }));

  if (step === 'identity') {
    if (!firstDone) return <Redirect to="/sign-up" replace />;
    return (
      <SecondStep
        key="second"
        draft={draft}
        change={change}
        sendCode={sendCode}
        verified={verified}
        onWithoutIdentity={() => setVerified(false)}
        onRefused={(problems) => {
          setSaid({ problems, sent: draft });
          goTo('/sign-up');
        }}
      />
    );
  }
  return (
    <FirstStep
      key="first"
      draft={draft}
      change={change}
      said={said === null ? {} : stillSaid(said.problems, said.sent, draft)}
      sending={sendCode}
      verified={verified}
      onDone={async () => {
        const phone = draft.phone.trim();
        if (phone !== sentTo && (await sendCode.start(phone)) === null) return;
        setSentTo(phone);
        setFirstDone(true);
        change({ nameAgain: '', idTypeAgain: '', idNumberAgain: '', phoneCode: '' });
        goTo('/sign-up/identity');
      }}
    />
  );
}
