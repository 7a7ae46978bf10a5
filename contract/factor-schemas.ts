import { Type } from 'typebox';
import { FACTOR_KINDS } from '#domain/staff/second-factor.ts';
import { Instant, nullable, oneOf } from './shapes.ts';

/** What a browser asks an authenticator, and its answer: JSON of the WebAuthn API, read by its libraries only. */
const WebAuthnText = Type.String({ maxLength: 20_000 });

/** By what the person can prove to be there. */
export const ProofAsked = Type.Object({
  code: Type.Boolean(),
  key: nullable(WebAuthnText),
  recoveryCodes: Type.Integer(),
  password: Type.Boolean(),
});

export const CodeProof = Type.Object({ code: Type.String({ maxLength: 40 }) });
export const KeyProof = Type.Object({ answer: WebAuthnText });
export const PasswordProof = Type.Object({ password: Type.String({ maxLength: 128 }) });

export const Factors = Type.Object({
  factors: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: oneOf(FACTOR_KINDS),
      label: Type.String(),
      since: Instant,
      usedAt: nullable(Instant),
    }),
  ),
  recoveryCodes: Type.Integer(),
});

const Label = Type.String({ minLength: 1, maxLength: 40 });

export const TotpOffer = Type.Object({ secret: Type.String(), uri: Type.String() });
export const NewTotp = Type.Object({ code: Type.String({ maxLength: 40 }), label: Label });
export const KeyOffer = Type.Object({ ask: WebAuthnText });
export const NewKey = Type.Object({ answer: WebAuthnText, label: Label });

/** `recoveryCodes`: told this once, or none. */
export const Enrolled = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

/** Where somebody is signed in. */
export const OwnSessions = Type.Array(
  Type.Object({
    id: Type.String(),
    device: Type.String(),
    network: Type.String(),
    since: Instant,
    seenAt: Instant,
    isThis: Type.Boolean(),
  }),
);
