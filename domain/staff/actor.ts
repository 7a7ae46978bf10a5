/** Who acts. `system` runs deadlines; `bank` is a payment platform whose signature was right. */
export const ROLES = ['candidate', 'site', 'point', 'region', 'nation', 'system', 'bank'] as const;
export type Role = (typeof ROLES)[number];

export type StaffRole = 'site' | 'point' | 'region' | 'nation';

/** The part of the country a member of staff works for; null means all of it. */
export type Jurisdiction = { readonly region: string | null; readonly point: string | null };

export type Actor =
  | { readonly role: 'candidate'; readonly id: string }
  | { readonly role: StaffRole; readonly id: string; readonly area: Jurisdiction }
  | { readonly role: 'system' | 'bank'; readonly id: string };

/** One rule for single reads and lists (the lists say it as a query, the database again as row-level security). */
export function isInArea(area: Jurisdiction, region: string, point: string | null): boolean {
  return (area.region === null || area.region === region) && (area.point === null || area.point === point);
}

/** May this actor see the registration at all? Who may not is answered as if it did not exist. */
export function maySee(
  actor: Actor,
  owner: { candidate: string; region: string; point: string | null },
): boolean {
  if (actor.role === 'candidate') return actor.id === owner.candidate;
  return 'area' in actor ? isInArea(actor.area, owner.region, owner.point) : true;
}
