import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../questions.ts';
import { Door, Leave } from './door.tsx';
import { Enrol } from './enrol.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useSessionTexts } from './session-texts.ts';

/** Whoever must have a second factor and has none stands here until there is one. */
export function EnrolmentPage({ name }: { name: string }) {
  const { enrolment } = useSessionTexts();
  const client = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // The session is open from the moment of enrolment; it is read anew once the codes have been kept.
  const goOn = () => void client.invalidateQueries({ queryKey: keys.session });
  if (codes !== null) {
    return (
      <Door heading={enrolment.codesHeading} isWide>
        <RecoveryCodes codes={codes} done={enrolment.saved} onDone={goOn} />
      </Door>
    );
  }
  return (
    <Door heading={enrolment.heading} isWide>
      <p>{enrolment.lead(name)}</p>
      <p className="quiet proof-lead">{enrolment.again}</p>
      <Enrol onDone={setCodes} />
      <Leave />
    </Door>
  );
}
