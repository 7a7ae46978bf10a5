import { Type } from 'typebox';
import { IdType, Instant, nullable, oneOf } from './shapes.ts';

/** By what else than a password one can log in at this installation. */
export const LogInWays = Type.Object({ networkIdentity: Type.Boolean(), wechat: Type.Boolean() });

/** `person`: with `recovery`, whose account it is. */
export const NetworkIdentityVisit = Type.Object({
  purpose: oneOf(['log-in', 'sign-up', 'recovery']),
  next: Type.Optional(Type.String({ maxLength: 300 })),
  person: Type.Optional(
    Type.Object({
      idType: IdType,
      idNumber: Type.String({ maxLength: 40 }),
      name: Type.String({ maxLength: 200 }),
    }),
  ),
});

/** Where the browser goes, and with what it may come back. */
export const NetworkIdentityAddress = Type.Object({ url: Type.String() });
export const NetworkIdentityAnswer = Type.Object({ answer: Type.String({ maxLength: 4000 }) });

export const NetworkIdentityLink = Type.Object({ offered: Type.Boolean(), linkedAt: nullable(Instant) });
