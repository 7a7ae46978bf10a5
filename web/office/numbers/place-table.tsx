import { Link } from '@tanstack/react-router';
import { useNumbersTexts } from './numbers-texts.ts';
import { floorOf, useScope, within } from './scope.ts';
import { StandingTable } from './standing-table.tsx';

/** The figures of the tiles, all of them, as a table. */
export function PlaceTable() {
  const texts = useNumbersTexts();
  const scope = useScope();
  const floor = floorOf(scope.numbers);
  const rows = scope.numbers.places.map((place) => ({
    key: place.code,
    head: (
      <Link to="/numbers" search={within(scope, place.code)}>
        {place.name}
      </Link>
    ),
    statuses: place.statuses,
    ...(place.oldest !== null && { last: place.oldest }),
  }));
  return (
    <section>
      <div className="numbers-section-head">
        <h2>{texts.places[floor]}</h2>
      </div>
      <StandingTable
        label={texts.places[floor]}
        first={texts.place[floor]}
        last={texts.oldestSince}
        rows={rows}
      />
    </section>
  );
}
