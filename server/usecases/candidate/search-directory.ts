import type { EmployerDirectory, Reference } from '../../ports/reference.ts';
import { done } from '../outcome.ts';

type Deps = { readonly employers: EmployerDirectory; readonly reference: Reference };
type Query = { readonly q: string; readonly region?: string; readonly city?: string };

/** C15: full names of the directory for what was typed; where they are stands beside them. */
export async function searchDirectory(deps: Deps, query: Query) {
  const of = { text: query.q, region: query.region ?? null, city: query.city ?? null };
  const found = await deps.employers.searchEmployers(of);
  return done(
    found.map(({ region, city, ...shown }) => ({
      ...shown,
      regionName: deps.reference.regionName(region),
      cityName: deps.reference.pointName(city),
    })),
  );
}
