import { beijingText } from '../beijing-time.ts';
import { type Html, html, type Page } from '../page.ts';
import type { Message } from './inbox.ts';

/** The messages of the chosen number; none is chosen where `phone` is empty. */
export function phonePage(phone: string, messages: readonly Message[], recent: readonly string[]): Page {
  return {
    title: '考生的手机',
    body: html`<form method="get" action="/phone">
<label for="phone">手机号</label>
<input id="phone" name="phone" inputmode="tel" autocomplete="off" required value="${phone}">
<button class="primary">查看短信</button>
</form>
${phone === '' ? '' : inboxOf(phone, messages)}
${recent.length === 0 ? '' : recentPhones(recent)}
<p><a href="/">返回</a></p>`,
  };
}

function inboxOf(phone: string, messages: readonly Message[]): Html {
  return html`<h2>${phone} 收到的短信</h2>
${messages.length === 0 ? html`<p>还没有短信。再次按「查看短信」可以刷新。</p>` : ''}
<ul class="list">${messages.map(messageItem)}</ul>`;
}

function messageItem({ at, text }: Message): Html {
  return html`<li><time class="quiet" datetime="${at.toISOString()}">${beijingText(at)}</time>
<p class="text">${text}</p></li>`;
}

function recentPhones(phones: readonly string[]): Html {
  const links = phones.map(
    (phone) => html`<a class="button" href="/phone?phone=${encodeURIComponent(phone)}">${phone}</a>`,
  );
  return html`<h2>最近收到短信的手机号</h2><p>${links}</p>`;
}
