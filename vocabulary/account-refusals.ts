import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of the account: what is known of a person, and how it is changed. */
export const accountRefusals = {
  'mail-away': {
    what: text(
      '现在不能发送电子邮件，报名不受影响。',
      'No e-mail can be sent now; your registration is not affected.',
    ),
    how: text('请稍后再试。', 'Please try again later.'),
  },
  'mail-delayed': {
    what: text(
      '向这个邮箱发送的验证码太多，请稍候。',
      'Too many codes were sent to this address. Please wait a while.',
    ),
    how: text('请一小时后再试。', 'Please try again in an hour.'),
  },
  'mail-code-wrong': {
    what: text('邮件验证码不对，或者已经过期。', 'The code from the e-mail is not right, or has expired.'),
    how: text(
      '请核对最近一封邮件中的验证码，或者重新获取。',
      'Please check the code in the latest e-mail, or ask for a new one.',
    ),
  },
  'not-a-mail': {
    what: text('邮箱地址不对，或者收不到邮件。', 'The e-mail address is not right, or takes no mail.'),
    how: text('请核对邮箱地址。', 'Please check the address.'),
  },
  'user-name-taken': {
    what: text('这个用户名已经有人使用。', 'This user name is already in use.'),
    how: text('请换一个用户名。', 'Please choose another one.'),
  },
  'id-number-taken': {
    what: text(
      '这个证件号码已经注册过。相同证件号码只能注册一次。',
      'This ID number is already registered. An ID number can be registered only once.',
    ),
    how: text(
      '请直接登录；忘记密码时，请点击“忘记密码”。不是您本人注册的，可以申请收回证件号码。',
      'Please log in; if you forgot your password, press “Forgot password”. If it was not you who registered, you can ask for the number back.',
    ),
  },
  'entries-differ': {
    what: text(
      '两次填写的姓名、证件类型或证件号码不一样。',
      'Name, ID type or ID number differ between the two entries.',
    ),
    how: text(
      '请对照证件核对，两次填写要相同。',
      'Please check both against your ID; they must be the same.',
    ),
  },
  'password-weak': {
    what: text('这个密码容易被猜到。', 'This password is easy to guess.'),
    how: text(
      '请用 10 到 128 个字符，大写字母、小写字母、数字、符号至少有两类。',
      'Please use 10 to 128 characters of at least two kinds: capitals, small letters, digits, signs.',
    ),
  },
  'password-contains-name': {
    what: text('密码中有您的用户名或证件号码。', 'The password contains your user name or ID number.'),
    how: text(
      '请换一个与用户名、证件号码无关的密码。',
      'Please choose one that has nothing to do with them.',
    ),
  },
  'consent-missing': {
    what: text('还没有同意个人信息处理说明。', 'You have not agreed to the notices on personal information.'),
    how: text('请阅读每一份说明并分别勾选“同意”。', 'Please read each notice and tick “I agree” for each.'),
  },
  'account-incomplete': {
    what: text(
      '您的基本信息还没有填完，暂时不能报名。',
      'Your basic information is not complete yet, so you cannot register for an exam.',
    ),
    how: text(
      '请先填完基本信息、学历学位信息，并上传照片。',
      'Please complete your basic information and education records, and upload a photo.',
    ),
  },
  'too-many-credentials': {
    what: text(
      '学历信息、学位信息各最多 5 条，不能再添加或恢复。',
      'There can be five education and five degree records, and no more.',
    ),
    how: text(
      '请引用已有的信息；有填错的，请先在“学历学位信息维护”中停用。',
      'Please quote one of those you have; if one is wrong, set it aside first.',
    ),
  },
  'duplicate-credential': {
    what: text('这条信息已经添加过。', 'This record has been added before.'),
    how: text('不用重复添加，可以直接引用。', 'There is no need to add it again; you can quote it.'),
  },
  'phone-code-wrong': {
    what: text(
      '短信验证码不对，或者已经过期。',
      'The code from the text message is not right, or has expired.',
    ),
    how: text(
      '请核对最近一条短信中的验证码，或者重新获取。',
      'Please check the code in the latest text message, or ask for a new one.',
    ),
  },
  'phone-code-delayed': {
    what: text('获取短信验证码的次数太多，请稍候。', 'Too many codes were asked for. Please wait a while.'),
    how: text(
      '请先查看已经收到的短信；没有收到的，请一小时后再试。',
      'Please look at the messages you have received; if there is none, try again in an hour.',
    ),
  },
  'phone-code-enough': {
    what: text(
      '今天获取的短信验证码已经够多，但都没有使用。',
      'Many codes were sent today, and none of them was used.',
    ),
    how: text(
      '请使用最近一条短信中的验证码；收不到短信的，请检查手机是否拦截，24 小时后再试，或者换一个手机号码。',
      'Please use the code in the latest message. If no message arrives, look whether your phone blocks it and try again after 24 hours, or use another number.',
    ),
  },
  'phone-unchanged': {
    what: text('这就是账户现在的手机号码。', 'This is the mobile number that the account has now.'),
    how: text('不用更换。', 'There is nothing to change.'),
  },
  'password-wrong': {
    what: text('密码不对。', 'The password is not right.'),
    how: text(
      '请核对后再试。忘记密码时，请退出登录，点击“忘记密码”。',
      'Please check and try again. If you forgot it, log out and press “Forgot password”.',
    ),
  },
  'account-in-use': {
    what: text(
      '这个账户有提交过的报名，现在不能注销。',
      'A registration was submitted with this account, so it cannot be closed now.',
    ),
    how: text(
      '报名信息按规定保存，到期后自动删除。如有疑问，请咨询报名所在考点。',
      'Registrations are kept as the rules demand and then deleted. If you have questions, ask your exam point.',
    ),
  },
  'id-number-reserved': {
    what: text(
      '这个证件号码正等待本人凭短信中的注册码注册。',
      'This ID number is kept for its owner, who was sent a code by text message.',
    ),
    how: text('请填写短信中的注册码后再提交。', 'Please enter the code from the message, then submit again.'),
  },
  'id-number-free': {
    what: text('这个证件号码没有被注册。', 'This ID number is not registered.'),
    how: text('不用申请，请直接注册。', 'There is no need to ask for it; please sign up.'),
  },
  'reclaim-code-wrong': {
    what: text('注册码不对。', 'The code is not right.'),
    how: text('请核对短信中的 12 位注册码。', 'Please check the 12 digits in the text message.'),
  },
  'phone-not-proven': {
    what: text('手机号码还没有验证，或者验证已经过期。', 'The telephone is not verified, or too long ago.'),
    how: text('请重新获取短信验证码。', 'Please ask for a new code by text message.'),
  },
  'code-sent-often': {
    what: text(
      '这个个案的注册码已经重新发送过 3 次，不能再发送。',
      'The code of this case has been sent again three times; it cannot be sent any more.',
    ),
    how: text(
      '请申请人核对手机号码后重新申请。',
      'Please have the applicant check the mobile number and ask anew.',
    ),
  },
} satisfies Record<string, WireRefusalWords>;
