import type { FastifyInstance } from 'fastify';
import { fieldsOf, parameterOf } from '../form.ts';
import { html, sendPage } from '../page.ts';
import { newMessageId, type Person } from './people.ts';
import type { Wechat } from './wechat.ts';

const LONGEST_LINE = 20;
const refused = (errcode: number, errmsg: string) => ({ errcode, errmsg });

/** WeChat's interface for the owner of an official account, under `/wechat`. */
export function serveWechat(app: FastifyInstance, wechat: Wechat): void {
  serveTokens(app, wechat);
  serveMessages(app, wechat);
  serveAuthorization(app, wechat);
}

function serveTokens(app: FastifyInstance, wechat: Wechat): void {
  const { account } = wechat;
  app.post('/wechat/cgi-bin/stable_token', (request) => {
    const { grant_type, appid, secret } = fieldsOf(request.body);
    if (grant_type !== 'client_credential') return refused(40002, 'invalid grant_type');
    if (appid !== account.appId) return refused(40013, 'invalid appid');
    if (secret !== account.secret) return refused(40125, 'invalid appsecret');
    const renew = Object.entries(request.body ?? {}).some(
      ([name, value]) => name === 'force_refresh' && value === true,
    );
    const { token, seconds } = wechat.token(renew);
    return { access_token: token, expires_in: seconds };
  });

  app.post('/wechat/cgi-bin/qrcode/create', (request) => {
    if (!wechat.isToken(parameterOf(request.query, 'access_token') ?? ''))
      return refused(40001, 'invalid credential');
    const asked = request.body as {
      expire_seconds?: unknown;
      action_name?: unknown;
      action_info?: { scene?: { scene_str?: unknown } };
    };
    const scene = asked.action_info?.scene?.scene_str;
    const seconds = asked.expire_seconds;
    const isGood =
      asked.action_name === 'QR_STR_SCENE' && typeof scene === 'string' && /^.{1,64}$/.test(scene);
    if (!isGood || typeof seconds !== 'number' || seconds < 30) return refused(40053, 'invalid action info');
    const ticket = wechat.newScene(scene, seconds);
    return { ticket, expire_seconds: seconds, url: `http://weixin.qq.com/q/${ticket}` };
  });
}

type Template = {
  readonly touser?: unknown;
  readonly template_id?: unknown;
  readonly url?: unknown;
  readonly client_msg_id?: unknown;
  readonly data?: unknown;
};

function linesOf(data: unknown): string[] | null {
  if (typeof data !== 'object' || data === null) return null;
  const lines = Object.values(data).map((each: unknown) =>
    typeof each === 'object' && each !== null && 'value' in each ? String(each.value) : '',
  );
  return lines.length > 0 && lines.every((line) => line !== '' && [...line].length <= LONGEST_LINE)
    ? lines
    : null;
}

function serveMessages(app: FastifyInstance, wechat: Wechat): void {
  const done = (person: Person, id: string) =>
    wechat.tellSoon({
      FromUserName: person.openid,
      Event: 'TEMPLATESENDJOBFINISH',
      MsgID: id,
      Status: 'success',
    });
  app.post('/wechat/cgi-bin/message/template/send', async (request, reply) => {
    if (!wechat.isToken(parameterOf(request.query, 'access_token') ?? ''))
      return refused(40001, 'invalid credential');
    const { touser, template_id, url, client_msg_id, data } = request.body as Template;
    const person = typeof touser === 'string' ? wechat.people.find(touser) : null;
    if (person === null) return refused(40003, 'invalid openid');
    if (template_id !== wechat.account.template) return refused(40037, 'invalid template_id');
    const lines = linesOf(data);
    if (lines === null) return refused(47003, 'argument invalid');
    if (!person.following) return refused(43004, 'require subscribe');
    const ours = typeof client_msg_id === 'string' ? client_msg_id : newMessageId();
    const before = person.sent.get(ours);
    const id = before ?? newMessageId();
    if (before === undefined) {
      const at = await wechat.now().catch(() => new Date());
      person.sent.set(ours, id);
      person.letters.push({ id, at, lines, url: typeof url === 'string' ? url : null });
      done(person, id);
    }
    if (wechat.faultOf() === 'accepts-and-fails')
      return reply.code(500).send({ errcode: -1, errmsg: 'system error' });
    return reply.type('application/json').send(`{"errcode":0,"errmsg":"ok","msgid":${id}}`);
  });
}

function serveAuthorization(app: FastifyInstance, wechat: Wechat): void {
  const { account } = wechat;
  // What WeChat's own browser opens; whose WeChat it is, it knows.
  app.get('/wechat/connect/oauth2/authorize', (request, reply) => {
    const query = fieldsOf(request.query);
    const phone = /(?:^|;\s*)stand_in_wechat=(\d{5,20})/.exec(request.headers.cookie ?? '')?.[1];
    const redirect = query.redirect_uri ?? '';
    const isGood =
      query.appid === account.appId &&
      query.response_type === 'code' &&
      query.scope === 'snsapi_base' &&
      URL.canParse(redirect);
    if (!isGood || phone === undefined) {
      const why = phone === undefined ? '请在“考生的手机”中用微信打开这个地址。' : '该链接无法访问。';
      return sendPage(reply, 400, { title: '微信', body: html`<p class="problem">${why}</p>` });
    }
    const target = new URL(redirect);
    target.searchParams.set('code', wechat.newCode(wechat.people.of(phone)));
    target.searchParams.set('state', query.state ?? '');
    return reply.redirect(target.href, 302);
  });

  app.get('/wechat/sns/oauth2/access_token', (request) => {
    const { appid, secret, code = '', grant_type } = fieldsOf(request.query);
    if (appid !== account.appId || secret !== account.secret) return refused(40125, 'invalid appsecret');
    if (grant_type !== 'authorization_code') return refused(40002, 'invalid grant_type');
    const person = wechat.takeCode(code);
    if (person === null) return refused(40029, 'invalid code');
    const openid = wechat.faultOf() === 'wrong-app' ? `o${'x'.repeat(27)}` : person.openid;
    return { access_token: 'of-the-person', expires_in: 7200, openid, scope: 'snsapi_base' };
  });
}
