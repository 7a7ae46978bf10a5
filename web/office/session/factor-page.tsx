import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../questions.ts';
import { Door, Leave } from './door.tsx';
import { ProofForm } from './proof-form.tsx';
import { useSessionTexts } from './session-texts.ts';

/** After the password: the second factor. */
export function FactorPage({ name }: { name: string }) {
  const { proof } = useSessionTexts();
  const client = useQueryClient();
  return (
    <Door heading={proof.heading}>
      <p className="proof-lead">{proof.lead(name)}</p>
      <ProofForm onDone={(session) => client.setQueryData(keys.session, session)} />
      <Leave />
    </Door>
  );
}
