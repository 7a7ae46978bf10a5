import { useSessionTexts } from '../session/session-texts.ts';
import { OwnFactors } from './own-factors.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** One's own account: what proves that it is oneself, and where one is signed in. */
export function AccountPage() {
  const { account } = useSessionTexts();
  return (
    <div className="account">
      <div className="page-head">
        <h1>{account.heading}</h1>
      </div>
      <OwnFactors />
      <OwnSessions />
    </div>
  );
}
