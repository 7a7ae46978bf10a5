import { createTransport } from 'nodemailer';
import type { CopyChannel, Handed } from '../../ports/channel.ts';
import type { MailSettings } from '../../ports/mail-settings.ts';

const ENCRYPTED_FROM_THE_START = 465;
const NO_SUCH_MAILBOX = [550, 551, 553];

/** What is wrong with the letter; what is wrong between the two servers (TLS, password) is mended, and then it goes. */
const OF_THE_LETTER: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];

/** Null where the server said nothing about the letter. */
function answerOf(error: unknown): number | null {
  if (!(error instanceof Error && 'responseCode' in error && 'code' in error)) return null;
  const isOfLetter = OF_THE_LETTER.includes(error.code);
  return isOfLetter && typeof error.responseCode === 'number' ? error.responseCode : null;
}

function failedAs(error: unknown): Handed {
  const code = answerOf(error);
  if (code !== null && NO_SUCH_MAILBOX.includes(code))
    return { result: 'failed', failure: 'no-such-address' };
  // Below 500 a server asks for patience; so does one that says nothing.
  if (code !== null && code >= 500) return { result: 'failed', failure: 'refused' };
  return { result: 'later', why: code === null ? 'no answer' : `answered ${code}` };
}

/** Mail over SMTP. Our id is the message's own: mailboxes show what comes twice under it once. */
export function createMail(settings: MailSettings & { readonly timeoutMs: number }): CopyChannel {
  const { host, port, encrypted, user, password, from, timeoutMs } = settings;
  const transport = createTransport({
    host,
    port,
    secure: encrypted && port === ENCRYPTED_FROM_THE_START,
    requireTLS: encrypted && port !== ENCRYPTED_FROM_THE_START,
    ignoreTLS: !encrypted,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === null || password === null ? {} : { auth: { user, pass: password } }),
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '');
  return {
    hand: async ({ id, to, title, body, url }) => {
      try {
        const text = `${body}\n\n${url}\n`;
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: title,
          text,
          messageId: `<${id}@${domain}>`,
        });
        return { result: 'taken', vendorId: null };
      } catch (error) {
        return failedAs(error);
      }
    },
  };
}
