import { beijingText } from '../beijing-time.ts';
import { type Html, hiddenFields, html, type Page } from '../page.ts';
import type { Letter, Person } from '../wechat/people.ts';
import type { Message } from './inbox.ts';

export type Phone = {
  readonly phone: string;
  readonly messages: readonly Message[];
  readonly person: Person;
  /** QR codes of the official account that can be scanned at this moment. */
  readonly scenes: readonly { readonly ticket: string; readonly scene: string }[];
};

/** The telephone with this number: short messages and WeChat; null where none is chosen. */
export function phonePage(chosen: Phone | null, recent: readonly string[], heldReports: number): Page {
  return {
    title: '考生的手机',
    body: html`<form method="get" action="/phone">
<label for="phone">手机号</label>
<input id="phone" name="phone" inputmode="tel" autocomplete="off" required value="${chosen?.phone ?? ''}">
<button class="primary">打开手机</button>
</form>
${chosen === null ? '' : wechatOf(chosen)}
${chosen === null ? '' : inboxOf(chosen)}
${recent.length === 0 ? '' : recentPhones(recent)}
${heldReports === 0 ? '' : releaseForm(heldReports)}
<p><a href="/">返回</a></p>`,
  };
}

function wechatOf({ phone, person, scenes }: Phone): Html {
  return html`<h2>${phone} 的微信</h2>
<form method="post" action="/phone/scan">
${hiddenFields({ phone })}
<label for="address">扫一扫：二维码的内容</label>
<input id="address" name="address" autocomplete="off" required placeholder="粘贴网页上二维码的地址">
<button class="primary">扫一扫</button>
</form>
${scenes.length === 0 ? '' : scenesOf(phone, scenes)}
<p class="quiet">${person.following ? '已关注公众号“国家卫生健康委人才交流服务中心”。' : '没有关注公众号。'}</p>
<form method="post" action="/phone/following">
${hiddenFields({ phone, following: person.following ? 'no' : 'yes' })}
<button>${person.following ? '取消关注公众号' : '关注公众号'}</button>
</form>
<h3>公众号发来的消息</h3>
${person.letters.length === 0 ? html`<p>还没有消息。</p>` : ''}
<ul class="list">${person.letters.toReversed().map((letter) => letterItem(phone, letter))}</ul>`;
}

function scenesOf(phone: string, scenes: Phone['scenes']): Html {
  const buttons = scenes.slice(0, 3).map(
    ({ ticket }) => html`<form method="post" action="/phone/scan">
${hiddenFields({ phone, address: `http://weixin.qq.com/q/${ticket}` })}
<button>扫描网页上的公众号二维码（…${ticket.slice(-6)}）</button>
</form>`,
  );
  return html`${buttons}`;
}

const labels = ['待办事项', '所属项目', '办理时间'];

function letterItem(phone: string, { at, lines, url }: Letter): Html {
  const [first = ''] = lines;
  const rows = lines.map((line, i) => html`<div><dt>${labels[i] ?? ''}</dt><dd>${line}</dd></div>`);
  const body =
    lines.length === 1 ? html`<p class="text">${first}</p>` : html`<p>待办事项提醒</p><dl>${rows}</dl>`;
  const link =
    url === null
      ? ''
      : html`<form method="post" action="/phone/scan">
${hiddenFields({ phone, address: url })}
<button>打开</button>
</form>`;
  return html`<li><time class="quiet" datetime="${at.toISOString()}">${beijingText(at)}</time>${body}${link}</li>`;
}

function releaseForm(held: number): Html {
  return html`<form method="post" action="/sms/reports/release">
<button>送出扣住的 ${String(held)} 份短信回执</button>
</form>`;
}

function inboxOf({ phone, messages }: Phone): Html {
  return html`<h2>${phone} 收到的短信</h2>
${messages.length === 0 ? html`<p>还没有短信。再次按「打开手机」可以刷新。</p>` : ''}
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
