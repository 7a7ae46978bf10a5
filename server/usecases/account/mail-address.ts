import type { Channel } from '#domain/messages/copies.ts';
import type { CopyChannel } from '../../ports/channel.ts';
import type { ReachStore } from '../../ports/reach-store.ts';
import type { Texts } from '../../ports/texts.ts';
import { done, refused } from '../outcome.ts';
import { type AttemptDeps, beginLimited } from './begin-attempt.ts';
import { CODE_MINUTES, type CodeDeps, isCodeRight, issueCode } from './sent-code.ts';

export type MailDeps = AttemptDeps &
  CodeDeps & {
    readonly reaches: ReachStore;
    readonly channels: ReadonlyMap<Channel, CopyChannel>;
    readonly texts: Texts;
    readonly publicUrl: string;
  };

const MAILS_AN_HOUR = 5;
const LONGEST = 100;

/** Good enough not to send into the void; the code is the proof. */
const isMail = (text: string) =>
  text.length <= LONGEST && /^[\w.+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);

const codeSubject = ({ keys }: MailDeps, candidate: string, mail: string) =>
  keys.lookup('phone', `mail of ${candidate}\n${mail.toLowerCase()}`);

/** The mail address of an account, and whether there is a way to use one. */
export async function viewMail(deps: MailDeps, candidate: string) {
  const found = await deps.reaches.findMail(candidate);
  const available = deps.channels.has('mail');
  return done({ available, mail: found?.mail ?? null, fails: found?.fails ?? false });
}

/** Sends a code to the address: only who reads it there may have copies sent to it. */
export async function sendMailCode(deps: MailDeps, candidate: string, mail: string) {
  const channel = deps.channels.get('mail');
  if (channel === undefined) return refused('mail-away');
  if (!isMail(mail)) return refused('not-a-mail');
  const subject = deps.keys.lookup('attempt', `mail\n${mail.toLowerCase()}`);
  if (!(await beginLimited(deps, subject, MAILS_AN_HOUR, 3600))) return refused('mail-delayed');
  const code = await issueCode(deps, codeSubject(deps, candidate, mail));
  const words = deps.texts.mailCode(code, CODE_MINUTES);
  const handed = await channel.hand({ id: deps.keys.uuid(), to: mail, url: deps.publicUrl, ...words });
  if (handed.result === 'later') return refused('mail-away');
  return handed.result === 'failed' ? refused('not-a-mail') : done({ done: true as const });
}

/** From now on copies go there as well. */
export async function saveMail(deps: MailDeps, candidate: string, given: { mail: string; code: string }) {
  const subject = codeSubject(deps, candidate, given.mail);
  if (!(await isCodeRight(deps, subject, given.code))) return refused('mail-code-wrong');
  await deps.reaches.setMail(candidate, given.mail);
  await deps.codes.deleteCode(subject);
  return viewMail(deps, candidate);
}

export async function removeMail(deps: MailDeps, candidate: string) {
  await deps.reaches.setMail(candidate, null);
  return viewMail(deps, candidate);
}
