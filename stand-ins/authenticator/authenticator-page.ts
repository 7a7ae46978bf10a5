import { type Html, html, type Page } from '../page.ts';
import type { Codes } from './totp.ts';

/** The codes of the pasted secret; none is pasted where it is empty, and what is none is said. */
export function authenticatorPage(secret: string, codes: Codes | null): Page {
  const isWrong = secret !== '' && codes === null;
  return {
    title: '手机验证器',
    body: html`<p>考务人员登记第二步验证时，把页面上的密钥粘贴到这里，就像用手机上的验证器应用扫描二维码。</p>
<form method="post" action="/authenticator">
<label for="secret">密钥</label>
<input id="secret" name="secret" autocomplete="off" spellcheck="false" required value="${secret}">
<button class="primary">显示验证码</button>
</form>
${isWrong ? html`<p class="problem">这不是密钥：只有字母 A–Z 和数字 2–7。</p>` : ''}
${codes === null ? '' : shown(codes)}
<p><a href="/">返回</a></p>`,
  };
}

function shown({ now, next, secondsLeft }: Codes): Html {
  return html`<dl>
<div><dt>验证码</dt><dd class="amount"><output id="code">${now}</output></dd></div>
<div><dt>还有效</dt><dd>${secondsLeft} 秒</dd></div>
<div><dt>下一个</dt><dd><output id="next-code">${next}</output></dd></div>
</dl>
<p class="quiet">每个验证码只能用一次；刚用过的，请用下一个。</p>`;
}
