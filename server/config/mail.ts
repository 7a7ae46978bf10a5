import type { MailSettings } from '../ports/mail-settings.ts';
import { type Environment, neededText, secretOf, textOf } from './setting.ts';

/** The server that takes our mail; null where there is none: then nobody gives a mail address. */
export function readMailSettings(environment: Environment): MailSettings | null {
  const server = textOf(environment, 'WEIKAO_MAIL_SERVER');
  if (server === null) return null;
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(server) ?? [];
  if (host === undefined || port === undefined) throw new Error('WEIKAO_MAIL_SERVER must be host:port');
  return {
    host,
    port: Number(port),
    encrypted: true,
    user: textOf(environment, 'WEIKAO_MAIL_USER'),
    password: secretOf(environment, 'WEIKAO_MAIL_PASSWORD'),
    from: neededText(environment, 'WEIKAO_MAIL_FROM'),
  };
}
