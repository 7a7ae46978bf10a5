import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { OwnSessions as Sessions } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { keys } from '../questions.ts';
import { useSessionTexts } from '../session/session-texts.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { newIntention, send } from '../wire.ts';

const question = { queryKey: keys.ownSessions, queryFn: () => send('listOwnSessions', {}) };

/** Where I am signed in, and how to end it there. */
export function OwnSessions() {
  const { account } = useSessionTexts();
  const client = useQueryClient();
  const sessions = useQuery(question);
  const keep = (left: Sessions) => client.setQueryData(keys.ownSessions, left);
  const end = useMutation({
    mutationFn: (session: string) => send('endOwnSession', { params: { session } }, newIntention()),
    onSuccess: keep,
  });
  const endOthers = useMutation({
    mutationFn: () => send('endOtherSessions', {}, newIntention()),
    onSuccess: keep,
  });
  const failed = end.error ?? endOthers.error;
  const others = sessions.data?.filter(({ isThis }) => !isThis) ?? [];
  return (
    <section className="account-part" aria-labelledby="sessions">
      <h2 id="sessions">{account.sessions}</h2>
      <p className="quiet">{account.sessionsNote}</p>
      {sessions.isPending && <Loading />}
      {sessions.isError && <RefusalSentence error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {failed && <RefusalSentence error={failed} />}
      <ul className="account-list">
        {sessions.data?.map((session) => (
          <Signed key={session.id} session={session}>
            {!session.isThis && (
              <Button
                size="small"
                aria-label={account.endNamed(session.device || account.unknownDevice)}
                loading={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {account.end}
              </Button>
            )}
          </Signed>
        ))}
      </ul>
      {sessions.data !== undefined && others.length === 0 && <p>{account.onlyHere}</p>}
      {others.length > 0 && (
        <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {account.endOthers}
        </Button>
      )}
    </section>
  );
}

function Signed({ session, children }: { session: Sessions[number]; children: React.ReactNode }) {
  const { account } = useSessionTexts();
  return (
    <li>
      <div>
        <b>{session.device || account.unknownDevice}</b>{' '}
        {session.isThis && <span className="account-this">{account.thisOne}</span>}
        <p className="quiet">
          {account.network} {session.network} · {account.signedIn} {toTheMinute(session.since)} ·{' '}
          {account.seenAt} {toTheMinute(session.seenAt)}
        </p>
      </div>
      {children}
    </li>
  );
}
