import { extended } from '#domain/registration/extension.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Reference, RegionOfEdition } from '../../ports/reference.ts';

/** The registration's region, with the windows as they bind this registration. */
export function regionOf(
  reference: Reference,
  registration: Pick<Registration, 'edition' | 'region' | 'extendedUntil'>,
): RegionOfEdition | null {
  const region = reference.findRegion(registration.edition, registration.region);
  return region === null
    ? null
    : { ...region, windows: extended(region.windows, registration.extendedUntil) };
}
