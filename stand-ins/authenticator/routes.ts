import type { FastifyInstance } from 'fastify';
import { fieldsOf } from '../form.ts';
import { sendPage } from '../page.ts';
import { authenticatorPage } from './authenticator-page.ts';
import { codesAt, readSecret } from './totp.ts';

/** The app on the telephone of a member of staff. It lives by the machine's clock, whatever the demo's says. */
export function serveAuthenticator(app: FastifyInstance): void {
  app.get('/authenticator', (_request, reply) => sendPage(reply, 200, authenticatorPage('', null)));

  // Posted, so that the secret stands in no address.
  app.post('/authenticator', (request, reply) => {
    const typed = fieldsOf(request.body).secret ?? '';
    const secret = readSecret(typed);
    if (secret === null) return sendPage(reply, 400, authenticatorPage(typed, null));
    return sendPage(reply, 200, authenticatorPage(typed, codesAt(secret, new Date())));
  });
}
