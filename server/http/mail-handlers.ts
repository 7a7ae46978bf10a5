import { removeMail, saveMail, sendMailCode, viewMail } from '../usecases/account/mail-address.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type MailEndpoint = 'getMail' | 'startMail' | 'saveMail' | 'removeMail';

/** The mail address to which copies of messages go. */
export function mailHandlers(deps: HttpDeps): Pick<Handlers, MailEndpoint> {
  return {
    getMail: (_input, { candidate }) => viewMail(deps, candidate),
    startMail: ({ body }, { candidate }) => sendMailCode(deps, candidate, body.mail.trim()),
    saveMail: ({ body }, { candidate }) =>
      saveMail(deps, candidate, { mail: body.mail.trim(), code: body.code }),
    removeMail: (_input, { candidate }) => removeMail(deps, candidate),
  };
}
