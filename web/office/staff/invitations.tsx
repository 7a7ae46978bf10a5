import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { postText } from '#vocabulary/staff.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { newIntention, send } from '../wire.ts';
import { placeText, useStaffTexts } from './staff-texts.ts';

/** Links that nobody has used yet; nothing where there are none. */
export function Invitations() {
  const t = useStaffTexts();
  const { language } = useLanguage();
  const client = useQueryClient();
  const open = useQuery({ queryKey: keys.invitations, queryFn: () => send('listInvitations', {}) });
  const withdraw = useMutation({
    mutationFn: (invitation: string) =>
      send('withdrawInvitation', { params: { invitation } }, newIntention()),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.invitations }),
  });
  if (open.isError) return <RefusalSentence error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data === undefined || open.data.length === 0) return null;
  return (
    <section className="account-part invitations" aria-labelledby="invitations">
      <h2 id="invitations">{t.invitations}</h2>
      {withdraw.isError && <RefusalSentence error={withdraw.error} />}
      <ul className="account-list">
        {open.data.map((invitation) => (
          <li key={invitation.id}>
            <div>
              {t.invitationLine(
                invitation.displayName,
                postText(invitation.post, language),
                placeText(invitation, t),
              )}
              <p className="quiet">
                {t.invitedBy(invitation.inviterName, toTheMinute(invitation.expiresAt))}
              </p>
            </div>
            <Button
              size="small"
              aria-label={t.withdrawNamed(invitation.displayName)}
              onClick={() => withdraw.mutate(invitation.id)}
            >
              {t.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
