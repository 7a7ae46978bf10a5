import { changePhone, startPhoneChange } from '../usecases/account/change-phone.ts';
import { closeAccount, viewClosing } from '../usecases/account/close-account.ts';
import { findCharacters } from '../usecases/account/find-characters.ts';
import { setCredentialAside, takeCredentialBack } from '../usecases/account/set-credential-aside.ts';
import { startSignUp } from '../usecases/account/sign-up.ts';
import { unlinkedScores } from '../usecases/candidate/unlinked-scores.ts';
import { done } from '../usecases/outcome.ts';
import { networkOf } from './address.ts';
import type { HttpDeps } from './deps.ts';
import { paid } from './puzzle-guard.ts';
import type { Handlers } from './route.ts';

export type PeopleEndpoint =
  | 'startSignUp'
  | 'setCredentialAside'
  | 'takeCredentialBack'
  | 'startPhoneChange'
  | 'changePhone'
  | 'getUnlinkedScores'
  | 'getClosing'
  | 'closeAccount'
  | 'listRetention'
  | 'findCharacters';

const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text));

/** Telephones, names that no keyboard has, how long all is kept, and the end of an account. */
export function peopleHandlers(deps: HttpDeps): Pick<Handlers, PeopleEndpoint> {
  return {
    startSignUp: ({ body }, { request }) =>
      paid(deps, request, () => startSignUp(deps, body.phone, networkOf(request.ip))),
    setCredentialAside: ({ params }, { candidate }) => setCredentialAside(deps, candidate, params.credential),
    takeCredentialBack: ({ params }, { candidate }) => takeCredentialBack(deps, candidate, params.credential),
    startPhoneChange: ({ body }, { candidate, request }) =>
      startPhoneChange(deps, candidate, body.phone, networkOf(request.ip)),
    changePhone: ({ body }, { candidate, request }) =>
      changePhone(deps, candidate, body, networkOf(request.ip)),
    getUnlinkedScores: (_input, { candidate }) => unlinkedScores(deps, candidate),
    getClosing: (_input, { candidate }) => viewClosing(deps, candidate),
    closeAccount: async ({ body }, { candidate, reply }) => {
      const closed = await closeAccount(deps, candidate, body.password);
      if (closed.ok) void reply.clearCookie(deps.cookies.candidate, { path: '/' });
      return closed;
    },
    listRetention: async () => done([...deps.reference.retentionTerms()]),
    findCharacters: async ({ query }) => {
      const { reading = '', radical, strokes } = query;
      const asked = { reading, radical: numberOf(radical), strokes: numberOf(strokes) };
      const found = await findCharacters(deps, asked);
      if (!found.ok) return found;
      const { characters, more } = found.value;
      return done({
        characters: characters.map((each) => ({ ...each, readings: [...each.readings] })),
        more,
      });
    },
  };
}
