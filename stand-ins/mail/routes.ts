import type { FastifyInstance } from 'fastify';
import { beijingText } from '../beijing-time.ts';
import { parameterOf } from '../form.ts';
import { html, sendPage } from '../page.ts';
import type { Letter, Mailboxes } from './mailboxes.ts';

/** The page on which somebody reads their mail. */
export function serveMail(app: FastifyInstance, mailboxes: Mailboxes): void {
  app.get('/mailbox', (request, reply) => {
    const address = (parameterOf(request.query, 'address') ?? '').trim().toLowerCase();
    const letters = mailboxes.of(address);
    return sendPage(reply, 200, {
      title: '考生的邮箱',
      body: html`<form method="get" action="/mailbox">
<label for="address">邮箱地址</label>
<input id="address" name="address" type="email" autocomplete="off" required value="${address}">
<button class="primary">打开邮箱</button>
</form>
${address !== '' && letters.length === 0 ? html`<p>还没有邮件。</p>` : ''}
<ul class="list">${letters.map(letterItem)}</ul>
<p><a href="/">返回</a></p>`,
    });
  });

  app.get('/mailbox/letters', (request) => ({
    letters: mailboxes
      .of((parameterOf(request.query, 'address') ?? '').toLowerCase())
      .map(({ id, subject, text }) => ({ id, subject, text })),
  }));
}

const letterItem = ({ subject, text, at }: Letter) =>
  html`<li><time class="quiet" datetime="${at.toISOString()}">${beijingText(at)}</time>
<p><strong>${subject}</strong></p><p class="text">${text}</p></li>`;
