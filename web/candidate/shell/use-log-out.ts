import { useLocation } from 'wouter';
import { forgetAllCopies } from '../registration/draft-copy.ts';
import { rememberSession } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';

/** Ends the session and leaves nothing of the person on a computer that others use too. */
export function useLogOut(): () => Promise<void> {
  const [, goTo] = useLocation();
  const { start } = useIntention((_: null, key) => act(key, 'logOut', {}));
  return async () => {
    if ((await start(null)) === null) return;
    forgetAllCopies(sessionStorage);
    rememberSession(null);
    goTo('/');
  };
}
