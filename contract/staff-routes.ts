import { Type } from 'typebox';
import { credentials, done } from './params.ts';
import type { Routes } from './route.ts';
import * as wire from './schemas.ts';

const member = Type.Object({ member: wire.Uuid });

/** How staff come in, prove who they are, and manage each other. */
export const staffRoutes = {
  getOfficeSession: { audience: 'anyone', answer: wire.OfficeSession },
  logInToOffice: { audience: 'anyone', body: credentials, answer: wire.OfficeSession },
  logOutOfOffice: { audience: 'anyone', answer: done },
  // Open to a session in which something is still due: that is how it gets done.
  askForProof: { audience: 'anyone', answer: wire.ProofAsked },
  proveByCode: { audience: 'anyone', body: wire.CodeProof, answer: wire.OfficeSession },
  proveByKey: { audience: 'anyone', body: wire.KeyProof, answer: wire.OfficeSession },
  proveByPassword: { audience: 'anyone', body: wire.PasswordProof, answer: wire.OfficeSession },
  startTotp: { audience: 'anyone', answer: wire.TotpOffer },
  finishTotp: { audience: 'anyone', body: wire.NewTotp, answer: wire.Enrolled },
  startKey: { audience: 'anyone', answer: wire.KeyOffer },
  finishKey: { audience: 'anyone', body: wire.NewKey, answer: wire.Enrolled },
  listFactors: { audience: 'staff', permission: 'read-own-work', audit: 'none', answer: wire.Factors },
  removeFactor: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    stepUp: true,
    params: Type.Object({ factor: wire.Uuid }),
    answer: wire.Factors,
  },
  renewRecoveryCodes: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    stepUp: true,
    answer: wire.Enrolled,
  },
  listOwnSessions: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'none',
    answer: wire.OwnSessions,
  },
  endOwnSession: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    params: Type.Object({ session: wire.Uuid }),
    answer: wire.OwnSessions,
  },
  endOtherSessions: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    answer: wire.OwnSessions,
  },
  listStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'search',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      after: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    answer: wire.StaffPage,
  },
  getStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'read',
    params: member,
    answer: wire.Staff,
  },
  actOnStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: member,
    body: Type.Object({ do: wire.StaffAct }),
    answer: wire.Staff,
  },
  moveStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: member,
    body: wire.Position,
    answer: wire.Staff,
  },
  bindEmployers: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: member,
    body: Type.Object({ employers: wire.BoundEmployers }),
    answer: wire.Staff,
  },
  listPlaces: { audience: 'staff', permission: 'manage-staff', audit: 'none', answer: wire.Places },
  listInvitations: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'none',
    answer: Type.Array(wire.OpenInvitation),
  },
  inviteStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    body: wire.NewInvitation,
    answer: wire.Invited,
  },
  withdrawInvitation: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: Type.Object({ invitation: wire.Uuid }),
    answer: done,
  },
  readInvitation: { audience: 'anyone', body: wire.HeldInvitation, answer: wire.InvitationRead },
  acceptInvitation: { audience: 'anyone', body: wire.Acceptance, answer: wire.OfficeSession },
  listPermissions: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'none',
    answer: wire.PermissionTable,
  },
  getWork: { audience: 'staff', permission: 'read-own-work', audit: 'none', answer: wire.Work },
} as const satisfies Routes;
