import { useState } from 'react';
import { Redirect, useLocation, useParams } from 'wouter';
import { emptyDraft, type SignUpDraft } from './sign-up-draft.ts';
import { FirstStep } from './first-step.tsx';
import { SecondStep } from './second-step.tsx';

/** Two steps under two addresses, so that the browser's own way back keeps what was typed. */
export function SignUpPage() {
  const { step } = useParams<{ step?: string }>();
  const [, goTo] = useLocation();
  const [draft, setDraft] = useState<SignUpDraft>(emptyDraft);
  const [firstDone, setFirstDone] = useState(false);
  const change = (part: Partial<SignUpDraft>) => setDraft((before) => ({ ...before, ...part }));

  if (step === 'identity') {
    if (!firstDone) return <Redirect to="/sign-up" replace />;
    return <SecondStep key="second" draft={draft} change={change} />;
  }
  return (
    <FirstStep
      key="first"
      draft={draft}
      change={change}
      onDone={() => {
        setFirstDone(true);
        change({ nameAgain: '', idTypeAgain: '', idNumberAgain: '' });
        goTo('/sign-up/identity');
      }}
    />
  );
}
