import { useQuery } from '@tanstack/react-query';
import type { Output } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { deliveryText } from '#vocabulary/copies.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import type { Language } from '#vocabulary/language.ts';
import { messageText } from '#vocabulary/messages.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { isNamedAct } from '../files/named-acts.ts';
import { useLanguage } from '../language.tsx';
import { reasonsQuestion, reasonWords } from '../review/reasons.ts';
import { useSupportTexts } from './support-texts.ts';
import type { SupportTexts } from './texts.zh-CN.ts';

type Timeline = Output<'getTimeline'>;
export type TimelineEntry = Timeline['entries'][number];

function actWords(edition: string, action: string, voice: 'candidate' | 'staff', language: Language): string {
  return isNamedAct(action) ? actionLabel(edition, action, voice, language) : action;
}

/** What of an event reached its candidate: the act in their words, and the message as it stands in their inbox. */
export function ToldVoice({ timeline, entry }: { timeline: Timeline; entry: TimelineEntry }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const { edition } = timeline;
  const { act, message } = entry;
  if (act === null && message === null) return <OwnDeed edition={edition} entry={entry} />;
  const isOwn = act?.role === 'candidate';
  return (
    <>
      {act !== null && (isOwn || message !== null) && (
        <p>
          <b>{actWords(edition, act.action, 'candidate', language)}</b>
        </p>
      )}
      {act !== null && !isOwn && message === null && <p className="quiet">{t.nothingTold}</p>}
      {message !== null && <MessageWords edition={edition} title={timeline.title} message={message} />}
    </>
  );
}

type WordsProps = { edition: string; title: string; message: NonNullable<TimelineEntry['message']> };

function MessageWords({ edition, title, message }: WordsProps) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  const { kind, deadline, place, papers } = message;
  const words = messageText(kind, { edition, title, deadline, place, papers }, language);
  const reading = message.readAt === null ? t.unread : t.read(toTheMinute(message.readAt));
  return (
    <details className="told">
      <summary>{words.title}</summary>
      <p>{words.body}</p>
      {message.reason !== null && <p>{message.reason.text}</p>}
      <p className="quiet">{reading}</p>
    </details>
  );
}

/** What candidates do by themselves has the same words on both sides; nobody is told of it. */
function OwnDeed({ edition, entry }: { edition: string; entry: TimelineEntry }) {
  const t = useSupportTexts();
  const { language } = useLanguage();
  return <p>{deedWords(t, edition, entry, language)}</p>;
}

function deedWords(
  t: SupportTexts,
  edition: string,
  { kind, about }: TimelineEntry,
  language: Language,
): string {
  const key = about?.key ?? '';
  if (kind === 'log-in') return t.logIn;
  if (kind === 'log-in-failed') return t.logInFailed;
  if (kind === 'draft') return t.typed(pageTitle(edition, key, language));
  if (kind === 'order') return t.order(key);
  if (kind === 'paid') return t.paid(key);
  return t.paper;
}

const yuan = (fen: number) => (fen / 100).toFixed(2);

/** What staff see: who did what, what it led to, and what became of the copy of the message. */
export function RecordedVoice({ edition, entry }: { edition: string; entry: TimelineEntry }) {
  const t = useSupportTexts();
  const { language, texts } = useLanguage();
  const reasons = useQuery(reasonsQuestion);
  const roles: Readonly<Record<string, string>> = texts.roles;
  const { act, message, about } = entry;
  return (
    <>
      {act !== null && (
        <p>
          <span className="quiet">{roles[act.role] ?? act.role}</span> {act.who}{' '}
          {actWords(edition, act.action, 'staff', language)} →{' '}
          {statusText(edition, act.to, 'staff', language)}
        </p>
      )}
      {act !== null && act.reason !== null && (
        <p className="quiet">{reasonWords(act.reason, reasons.data ?? [])}</p>
      )}
      {message?.ways.map((way) => (
        <p key={way.channel} className={way.state === 'failed' ? 'copy-failed' : 'quiet'}>
          {deliveryText(way, language)}
          {way.settledAt !== null && ` ${toTheMinute(way.settledAt)}`}
          {way.attempts > 1 && ` · ${t.attempts(way.attempts)}`}
        </p>
      ))}
      {about !== null && about.fen !== null && (
        <p>
          {t.money(yuan(about.fen))} · {t.orders[about.state] ?? about.state}
        </p>
      )}
      {entry.kind === 'paper' && about !== null && <p>{t.scans[about.state] ?? about.state}</p>}
    </>
  );
}
