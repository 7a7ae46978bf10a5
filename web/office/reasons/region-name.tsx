import type { ReasonCatalogue } from '#contract/client.ts';
import { useStaff } from '../session/staff.ts';
import { useReasonTexts } from './catalogue.ts';

/** Where a reason is offered. Who has regions to choose from knows their names; anybody else sees the own one only. */
export function RegionName({ region, of }: { region: string | null; of: ReasonCatalogue }) {
  const t = useReasonTexts();
  const { regionName } = useStaff();
  if (region === null) return t.national;
  return of.regions.find((known) => known.region === region)?.name ?? regionName ?? region;
}
