import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../language.tsx';
import { type Decided, TellDecided } from './decided.ts';
import { HoldingContext, useHoldingOfWindow } from './holding.ts';
import { QuickUndo } from './quick-undo.tsx';
import './bench.css';

/** Around the list and the bench: the last decision stays in sight, with the way to mend it. */
export function ReviewLayout() {
  const { review } = useTexts();
  const holding = useHoldingOfWindow();
  const [decided, setDecided] = useState<Decided | null>(null);
  return (
    <HoldingContext value={holding}>
      <TellDecided value={setDecided}>
        <div className="last-decision">
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
          {decided?.undo != null && (
            <QuickUndo
              key={`${decided.number} ${decided.rev}`}
              decided={decided}
              undo={decided.undo}
              onUndone={() => setDecided(null)}
            />
          )}
        </div>
        <Outlet />
      </TellDecided>
    </HoldingContext>
  );
}
