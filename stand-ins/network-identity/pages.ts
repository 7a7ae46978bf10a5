import { type Html, hiddenFields, html, type Page } from '../page.ts';
import type { IdentityRequest, Person } from './requests.ts';

const TITLE = '国家网络身份认证';

/** In the browser that asked: wait for what happens on the telephone. */
export function waitingPage({ id, serial }: IdentityRequest): Page {
  return {
    title: TITLE,
    body: html`<p>「卫考报名」请求认证您的身份。请在手机上打开国家网络身份认证 App，核对编号后确认。</p>
<dl><div><dt>请求编号</dt><dd class="amount">${serial}</dd></div></dl>
<p>「卫考报名」只会得到“是同一个人”的结果，得不到您的姓名和证件号码。</p>
<p><a class="button" href="/network-identity/phone?request=${id}">在这部手机上打开 App</a></p>
<p class="quiet">确认后本页会自动返回。没有返回时，请<a href="/network-identity/requests/${id}">点这里</a>。</p>`,
  };
}

type AppView = {
  readonly person: Person;
  readonly waiting: readonly IdentityRequest[];
  /** The one that this telephone was sent here with. */
  readonly request: IdentityRequest | undefined;
  readonly said: string | null;
};

/** The national app on the candidate's telephone. */
export function appPage({ person, waiting, request, said }: AppView): Page {
  return {
    title: '国家网络身份认证 App',
    body: html`${said === null ? '' : html`<p class="notice" role="status">${said}</p>`}
${request && request.answer !== null ? backLink(request) : ''}
${waiting.length === 0 ? html`<p>没有等待确认的请求。</p>` : ''}
<ul class="list">${waiting.map((each) => requestItem(each, person))}</ul>
<p><a class="button" href="/network-identity/phone">刷新</a></p>
<p><a href="/phone">返回考生的手机</a></p>`,
  };
}

const backLink = ({ id }: IdentityRequest): Html =>
  html`<p><a class="button" href="/network-identity/requests/${id}">返回「卫考报名」</a></p>`;

function requestItem({ id, serial }: IdentityRequest, person: Person): Html {
  return html`<li><h2>请求编号 ${serial}</h2>
<p>「卫考报名」想确认是您本人。只告诉它认证结果，不告诉它您的姓名和证件号码。</p>
<form method="post" action="/network-identity/phone/decisions">${hiddenFields({ request: id })}
<label for="name-${id}">这部手机的主人：姓名</label>
<input id="name-${id}" name="name" autocomplete="off" value="${person.name}">
<label for="number-${id}">证件号码</label>
<input id="number-${id}" name="id_number" autocomplete="off" value="${person.idNumber}">
<p class="quiet">演示：真实的 App 由本人刷脸。演示考生的姓名和证件号码见 data/demo/people.csv。</p>
<button class="primary" name="decision" value="consent">同意</button>
<button name="decision" value="refuse">不同意</button>
</form></li>`;
}

export function refusedPage(): Page {
  return {
    title: TITLE,
    body: html`<p class="problem" role="alert">这个请求没有「卫考报名」的签名，或者已经过期。</p><p><a href="/">返回</a></p>`,
  };
}
