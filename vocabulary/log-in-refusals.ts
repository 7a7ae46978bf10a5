import { text } from './language.ts';
import { type WireRefusalWords, waitSeconds } from './wire-refusal-words.ts';

/** Of logging in, and of what is asked before: a machine’s work, a code, another platform. */
export const logInRefusals = {
  'not-logged-in': {
    what: text('您还没有登录，或者登录已经过期。', 'You are not logged in, or your session has ended.'),
    how: text('请重新登录。已保存的内容都在。', 'Please log in again. What you saved is kept.'),
  },
  'wrong-login': {
    what: text('用户名、证件号码或密码不对。', 'The user name, ID number or password is not right.'),
    how: text(
      '请核对后再试。忘记密码时，请点击“忘记密码”。',
      'Please check and try again. If you forgot your password, press “Forgot password”.',
    ),
  },
  'login-delayed': {
    what: text('多次登录没有成功，请稍候。', 'Several attempts to log in have failed. Please wait a while.'),
    how: text(
      '请稍后再试。忘记密码时，请点击“忘记密码”。',
      'Please try again later. If you forgot your password, press “Forgot password”.',
    ),
    preciseHow: waitSeconds,
  },
  'scan-over': {
    what: text('二维码已经失效，或者已经扫过。', 'The QR code is no longer valid, or was scanned before.'),
    how: text(
      '请在电脑上刷新二维码，再扫一次。',
      'Please draw a new code on the computer and scan that one.',
    ),
  },
  'scan-delayed': {
    what: text('刷新二维码的次数太多，请稍候。', 'Too many QR codes were drawn. Please wait a while.'),
    how: text('请稍后再试，或者用密码登录。', 'Please try again later, or log in with your password.'),
  },
  'wechat-away': {
    what: text(
      '微信暂时不可用，报名不受影响。',
      'WeChat does not answer now; your registration is not affected.',
    ),
    how: text('请稍后再试，或者用密码登录。', 'Please try again later, or log in with your password.'),
  },
  'wechat-not-bound': {
    what: text('这个微信还没有绑定账户。', 'This WeChat is bound to no account yet.'),
    how: text(
      '请先用密码登录，再在“我的账户”中绑定微信。',
      'Please log in with your password, then bind WeChat under “My account”.',
    ),
  },
  'wechat-taken': {
    what: text('这个微信已经绑定了另一个账户。', 'This WeChat is bound to another account.'),
    how: text(
      '请用这个微信重新扫码，在手机上选择“改绑到这个账户”，或者换一个微信。不绑定微信也可以报名。',
      'Please scan again with this WeChat and choose “Move it to this account” on the phone, or use another WeChat. You can register without WeChat.',
    ),
  },
  'recovery-code-wrong': {
    what: text('验证码不对，或者已经过期。', 'The code is not right, or has expired.'),
    how: text(
      '请核对短信中的验证码，或者重新获取。',
      'Please check the code in the text message, or ask for a new one.',
    ),
  },
  'recovery-delayed': {
    what: text(
      '获取验证码或尝试的次数太多，请稍候。',
      'Too many codes were asked for or tried. Please wait a while.',
    ),
    how: text('请稍后再试，或者联系报名所在考点。', 'Please try again later, or contact your exam point.'),
    preciseHow: waitSeconds,
  },
  'puzzle-needed': {
    what: text('安全检查没有完成。', 'The security check was not completed.'),
    how: text(
      '请再试一次。仍不能完成的，请更新浏览器，或者换一个浏览器。',
      'Please try again. If it still fails, update your browser or use another one.',
    ),
  },
  'messages-used-up': {
    what: text('今天全站可以发送的短信验证码已经用完。', 'All codes that can be sent today have been sent.'),
    how: text(
      '请明天再试。已有账户的，可以用密码登录，报名不受影响。',
      'Please try again tomorrow. If you have an account, you can log in with your password as always.',
    ),
  },
  'network-identity-away': {
    what: text(
      '国家网络身份认证现在没有应答。',
      'The national network identity service does not answer now.',
    ),
    how: text(
      '请稍后再试。也可以不使用国家网络身份认证，其他方式不受影响。',
      'Please try again later. You can also go on without it: the other ways work as always.',
    ),
  },
  'network-identity-over': {
    what: text(
      '国家网络身份认证的结果已经用过，或者已经过期。',
      'The result of the identity check was used already, or has expired.',
    ),
    how: text('请重新进行国家网络身份认证。', 'Please run the identity check again.'),
  },
  'network-identity-differs': {
    what: text(
      '填写的姓名、证件号码与国家网络身份认证的结果不一致。',
      'The name or ID number you entered is not that of the person who was checked.',
    ),
    how: text(
      '请核对姓名、证件类型和证件号码。本人无误时，也可以不使用国家网络身份认证注册。',
      'Please check name, ID type and ID number. If they are right, you can also sign up without the identity check.',
    ),
  },
} satisfies Record<string, WireRefusalWords>;
