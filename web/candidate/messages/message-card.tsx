import { useId } from 'react';
import type { Message } from '#contract/client.ts';
import { copyText } from '#vocabulary/copies.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { messageText } from '#vocabulary/messages.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { rememberRead } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { placeOf } from './place-of.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What staff have corrected; what is kept under seal is named, and looked up on the form. */
function Corrected({ edition, changes }: { edition: string; changes: Message['changes'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const facts = changes.map(({ key, before, after }) => ({
    key,
    label: fieldLabel(edition, key, language),
    value: before + after === '' ? t.correctedHidden : t.corrected(before || t.blank, after || t.blank),
  }));
  return <Facts facts={facts} />;
}

/** One message: what happened, what to do, by when, and the way there. */
export function MessageCard({ message }: { message: Message }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const heading = useId();
  const { kind, occasion, edition, reason, changes, readAt } = message;
  const params = { ...message, edition: edition ?? '', title: message.title ?? '' };
  const { title, body } = messageText(kind, params, language);
  const { href, step } = placeOf(message);
  const reading = useIntention((of: { kind: Message['kind']; occasion: string }, key) =>
    act(key, 'readMessage', { body: of }),
  );

  async function markRead() {
    const read = await reading.start({ kind, occasion });
    if (read !== null) rememberRead({ kind, occasion }, read.unread);
  }

  return (
    <li className={readAt === null ? 'card message message-unread' : 'card message'}>
      <article aria-labelledby={heading}>
        <h2 className="card-title" id={heading}>
          {readAt === null && <span className="message-mark">{t.unread}</span>}
          {title}
        </h2>
        <p className="message-time">
          <time dateTime={message.at}>{sayMoment(message.at, language)}</time>
        </p>
        <p>{body}</p>
        {changes.length > 0 && <Corrected edition={edition ?? ''} changes={changes} />}
        {reason !== null && (
          <p>
            {t.reason(reason.text)}
            <br />
            {t.fix(reason.fix)}
          </p>
        )}
        {message.copies.length > 0 && (
          <p className="message-time">{message.copies.map((copy) => copyText(copy, language)).join(' · ')}</p>
        )}
        <RefusalNotice error={reading.error} />
        <div className="buttons">
          <ButtonLink href={href}>{t.steps[step]}</ButtonLink>
          {readAt === null && (
            <Button
              look="quiet"
              busy={reading.busy}
              aria-describedby={heading}
              onClick={() => void markRead()}
            >
              {t.markRead}
            </Button>
          )}
        </div>
      </article>
    </li>
  );
}
