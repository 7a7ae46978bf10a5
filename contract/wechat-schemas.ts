import { Type } from 'typebox';
import { Session } from './account-schemas.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

/** A QR code for WeChat: as a picture, and as the address that it holds, for who has no second device. */
export const DrawnCode = Type.Object({ svg: Type.String(), address: Type.String(), expiresAt: Instant });

/** How far a code has come; `over`: its two minutes have passed, or it was never this browser's. */
export const ScannedLogIn = Type.Object({
  state: oneOf(['drawn', 'opened', 'agreed', 'declined', 'used', 'over']),
  session: Session,
});

/** The WeChat of an account. */
export const Wechat = Type.Object({
  /** Whether there is an official account that answers. */
  available: Type.Boolean(),
  bound: nullable(Type.Object({ following: Type.Boolean(), boundAt: Instant })),
  /** How far the code of this browser has come; null where there is none. */
  scan: nullable(oneOf(['drawn', 'opened', 'agreed', 'declined', 'used'])),
});

/** What a phone is asked to agree to. */
export const ScanConsent = Type.Object({
  purpose: oneOf(['log-in', 'bind']),
  nameMasked: Type.String(),
  idTail: Type.String(),
  /** The network and the device of the browser that drew the code. */
  address: Type.String(),
  /** The phone asks from the same network. */
  isSameNetwork: Type.Boolean(),
  device: Type.String(),
  drawnAt: Instant,
  expiresAt: Instant,
  agreed: Type.Boolean(),
  /** This WeChat is bound to another account: agreeing means to move it. */
  isHeld: Type.Boolean(),
});
