import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Position } from '#domain/staff/manage-staff.ts';
import type { FactorKind } from '#domain/staff/second-factor.ts';
import type { StaffMember } from './session-store.ts';

/** An account as administrators see it. */
export type StaffRecord = StaffMember & {
  readonly disabledAt: Date | null;
  readonly factors: readonly FactorKind[];
  readonly sessions: number;
  readonly seenAt: Date | null;
};

export type StaffFilter = {
  /** Begins a user name or a name. */
  readonly text: string | null;
  /** The user name after which the page begins. */
  readonly after: string | null;
  readonly limit: number;
};

export type Invitation = Position & {
  readonly id: string;
  readonly displayName: string;
  /** For whom an employer's clerk is to work; empty for everybody else. */
  readonly employers: readonly string[];
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
};

export type OpenInvitation = Invitation & { readonly inviterName: string };

export type NewAccount = { readonly id: string; readonly userName: string; readonly passwordHash: string };

export type Place = {
  readonly code: string;
  readonly name: string;
  readonly points: readonly { readonly code: string; readonly name: string }[];
};

/** Somebody who may be asked for a permission. */
export type Administrator = { readonly displayName: string } & Position;

/** Accounts of staff, seen and changed within an area only. */
export interface StaffStore {
  listStaff(area: Jurisdiction, filter: StaffFilter): Promise<readonly StaffRecord[]>;
  findStaff(area: Jurisdiction, id: string): Promise<StaffRecord | null>;
  /** Closes the sessions, too. */
  disable(area: Jurisdiction, id: string, at: Date): Promise<boolean>;
  enable(area: Jurisdiction, id: string): Promise<boolean>;
  /** Only out of the position that was seen; closes the sessions: the next one begins with the new rights. */
  move(area: Jurisdiction, id: string, from: Position, to: Position): Promise<boolean>;
  /** Binds an employer's clerk to these employers of the directory, from the next click on. */
  bindEmployers(area: Jurisdiction, id: string, employers: readonly string[]): Promise<boolean>;
  /** Takes all factors and recovery codes away, closes the sessions; this person enrols anew. */
  resetFactors(area: Jurisdiction, id: string): Promise<boolean>;
  /** False: there is one of this id already. */
  invite(invitation: Invitation, tokenHash: Buffer): Promise<boolean>;
  findInvitationById(area: Jurisdiction, id: string): Promise<Invitation | null>;
  openInvitations(area: Jurisdiction, now: Date): Promise<readonly OpenInvitation[]>;
  withdrawInvitation(area: Jurisdiction, id: string, at: Date): Promise<boolean>;
  /** As long as it is open, and who wrote it is still of the staff. */
  findInvitation(tokenHash: Buffer, now: Date): Promise<Invitation | null>;
  /** Makes the account, once. */
  accept(tokenHash: Buffer, account: NewAccount, at: Date): Promise<'made' | 'gone' | 'user-name-taken'>;
  /** Whether there is such a region, and such a point in it. */
  isPlace(area: Jurisdiction): Promise<boolean>;
  /** Regions of the area with their points, by name. */
  placesIn(area: Jurisdiction): Promise<readonly Place[]>;
  /** Who manages the staff of this area: of its region, or of the whole country. */
  administratorsFor(area: Jurisdiction): Promise<readonly Administrator[]>;
}
