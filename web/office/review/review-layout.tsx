import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../language.tsx';
import { type Decided, TellDecided } from './decided.ts';

/** Around the list and the bench: the last decision stays in sight, with the way to mend it. */
export function ReviewLayout() {
  const { review } = useTexts();
  const [decided, setDecided] = useState<Decided | null>(null);
  return (
    <TellDecided value={setDecided}>
      <p className="decided" role="status">
        {decided !== null && (
          <>
            {review.decided(decided.name, decided.decision)}{' '}
            <Link to="/files/$number" params={{ number: decided.number }}>
              {review.openDecided}
            </Link>
          </>
        )}
      </p>
      <Outlet />
    </TellDecided>
  );
}
