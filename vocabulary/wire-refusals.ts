import type { PhotoFault } from '#domain/photo/check-photo.ts';
import { type Text, text } from './language.ts';

/** Refusals of account, session and wire, which no rule of a registration gives. */
export type WireRefusal =
  | 'not-logged-in'
  | 'wrong-login'
  | 'login-delayed'
  | 'scan-over'
  | 'scan-delayed'
  | 'wechat-away'
  | 'wechat-not-bound'
  | 'wechat-taken'
  | 'mail-away'
  | 'mail-delayed'
  | 'mail-code-wrong'
  | 'not-a-mail'
  | 'user-name-taken'
  | 'id-number-taken'
  | 'entries-differ'
  | 'password-weak'
  | 'password-contains-name'
  | 'consent-missing'
  | 'account-incomplete'
  | 'too-many-credentials'
  | 'duplicate-credential'
  | PhotoFault
  | 'photo-missing'
  | 'paper-unreadable'
  | 'paper-heic'
  | 'paper-too-large'
  | 'paper-too-many-pixels'
  | 'paper-too-many-sheets'
  | 'paper-encrypted'
  | 'paper-not-plain'
  | 'paper-infected'
  | 'paper-incomplete'
  | 'upload-unknown'
  | 'too-many-uploads'
  | 'notice-not-agreed'
  | 'notice-outdated'
  | 'region-unknown'
  | 'message-unknown'
  | 'code-unknown'
  | 'code-other-area'
  | 'too-many-forms'
  | 'employers-missing'
  | 'nobody-for-sheet'
  | 'refund-settled'
  | 'platform-away'
  | 'statement-unreadable'
  | 'recovery-code-wrong'
  | 'recovery-delayed'
  | 'employer-unknown'
  | 'phone-code-wrong'
  | 'phone-code-delayed'
  | 'phone-code-enough'
  | 'puzzle-needed'
  | 'messages-used-up'
  | 'phone-unchanged'
  | 'password-wrong'
  | 'account-in-use'
  | 'own-alarm'
  | 'id-number-reserved'
  | 'id-number-free'
  | 'reclaim-code-wrong'
  | 'phone-not-proven'
  | 'network-identity-away'
  | 'network-identity-over'
  | 'network-identity-differs'
  | 'note-empty'
  | 'question-answered'
  | 'takes-two'
  | 'case-not-found'
  | 'case-changed'
  | 'case-reason-needed'
  | 'case-settled'
  | 'case-final'
  | 'case-pending'
  | 'case-overtaken'
  | 'same-member-of-staff'
  | 'undo-too-late'
  | 'code-sent-often'
  | 'nothing-held'
  | 'evidence-missing'
  | 'nothing-changed'
  | 'past-record-missing'
  | 'past-record-taken'
  | 'purpose-missing'
  | 'columns-unknown'
  | 'sealed-not-asked'
  | 'too-many-exports'
  | 'handover-under-way'
  | 'export-not-ready'
  | 'export-expired'
  | 'reason-unknown'
  | 'reason-change-open'
  | 'configuration-not-found'
  | 'configuration-changed'
  | 'configuration-open'
  | 'configuration-settled'
  | 'configuration-problems'
  | 'rehearsal-missing'
  | 'import-too-large'
  | 'import-wrong-state'
  | 'import-part-wrong'
  | 'database-away'
  | 'files-away'
  | 'too-many-requests'
  | 'shape'
  | 'key-missing'
  | 'foreign-origin'
  | 'permission-missing'
  | 'step-up-needed'
  | 'factor-wrong'
  | 'factor-known'
  | 'last-factor'
  | 'not-to-manage'
  | 'position-not-yours'
  | 'invitation-gone'
  | 'user-name-shape'
  | 'internal';

export type WireRefusalWords = {
  readonly what: Text;
  readonly how: Text;
  /** Said instead of `what` or `how` where the parameters for it are there. */
  readonly preciseWhat?: Text;
  readonly preciseHow?: Text;
};

const waitSeconds = text('请在 {seconds} 秒后再试。', 'Please try again in {seconds} seconds.');
const reload = text(
  '请刷新页面后再试。已保存的内容都在。',
  'Please reload the page and try again. What you saved is kept.',
);

export const wireRefusals = {
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
  'photo-not-an-image': {
    what: text('这个文件不是可以使用的照片。', 'This file is not a photo that can be used.'),
    how: text('请选择 JPG 格式的照片文件。', 'Please choose a JPG photo file.'),
  },
  'photo-too-few-pixels': {
    what: text('照片像素太低，打印出来不清楚。', 'The photo has too few pixels to print clearly.'),
    preciseWhat: text(
      '照片是 {width}×{height} 像素，至少需要 {minWidth}×{minHeight} 像素。',
      'The photo has {width}×{height} pixels; it needs at least {minWidth}×{minHeight}.',
    ),
    how: text(
      '请换用原始照片，不要放大、截图或翻拍。',
      'Please use the original photo; do not enlarge it, take a screenshot or photograph a print.',
    ),
  },
  'photo-too-many-pixels': {
    what: text('照片像素太高，无法处理。', 'The photo has more pixels than can be processed.'),
    how: text('请换用普通相机或手机拍摄的照片。', 'Please use a photo from an ordinary camera or phone.'),
  },
  'photo-too-small': {
    what: text('照片文件太小，可能被压缩过。', 'The photo file is too small; it may have been compressed.'),
    preciseWhat: text(
      '照片文件太小，至少需要 {minSize}。',
      'The photo file is too small; it needs at least {minSize}.',
    ),
    how: text('请换用没有压缩过的原始照片。', 'Please use the original, uncompressed photo.'),
  },
  'photo-too-large': {
    what: text('照片文件太大。', 'The photo file is too large.'),
    preciseWhat: text('照片文件太大，最大 {maxSize}。', 'The photo file is too large; at most {maxSize}.'),
    how: text('请换用较小的 JPG 照片。', 'Please use a smaller JPG photo.'),
  },
  'photo-not-portrait': {
    what: text('照片要竖幅，高大于宽。', 'The photo must be upright: taller than wide.'),
    how: text('请旋转或裁剪为竖幅证件照。', 'Please rotate it, or crop it to an upright ID photo.'),
  },
  'photo-no-face': {
    what: text('照片上没有找到人像。', 'No face was found in the photo.'),
    how: text(
      '请换用本人正面免冠、脸部清晰完整的证件照，或者重新裁剪。',
      'Please use an ID photo of yourself, facing forward, the whole face visible, or crop it again.',
    ),
  },
  'photo-several-faces': {
    what: text('照片上不止一个人。', 'There is more than one person in the photo.'),
    how: text(
      '请换用只有您本人的证件照，或者重新裁剪。',
      'Please use a photo of yourself alone, or crop it again.',
    ),
  },
  'photo-missing': {
    what: text('还没有照片。', 'There is no photo yet.'),
    how: text('请先上传照片，再继续。', 'Please upload a photo first, then go on.'),
  },
  'paper-unreadable': {
    what: text('这个文件打不开，不能作为材料。', 'This file cannot be opened, so it cannot be a paper.'),
    how: text('请上传 JPG、PNG 图片或者 PDF 文件。', 'Please upload a JPG or PNG image, or a PDF file.'),
  },
  'paper-heic': {
    what: text('这是 HEIC 格式的图片，暂时不能使用。', 'This is a HEIC image, which cannot be used here.'),
    how: text(
      '请在手机相机设置中选择“兼容性最佳”后重新拍照，或者转存为 JPG 图片再上传。',
      'Please set your phone’s camera to “most compatible” and take it again, or save it as JPG.',
    ),
  },
  'paper-too-large': {
    what: text('这个文件太大。', 'This file is too large.'),
    preciseWhat: text('这个文件太大，最大 {maxSize}。', 'This file is too large; at most {maxSize}.'),
    how: text(
      '请用较小的图片，或者把 PDF 文件分开、压缩后上传。',
      'Please use a smaller image, or split or compress the PDF.',
    ),
  },
  'paper-too-many-pixels': {
    what: text('图片像素太高，无法处理。', 'The image has more pixels than can be processed.'),
    how: text('请用普通相机或手机拍摄的图片。', 'Please use an image from an ordinary camera or phone.'),
  },
  'paper-too-many-sheets': {
    what: text('这个 PDF 文件页数太多。', 'This PDF has too many pages.'),
    preciseWhat: text(
      '这个 PDF 文件有 {sheets} 页，最多 {maxSheets} 页。',
      'This PDF has {sheets} pages; at most {maxSheets}.',
    ),
    how: text('请只保留需要的页，再上传。', 'Please keep only the pages needed, then upload it.'),
  },
  'paper-encrypted': {
    what: text('这个 PDF 文件有密码保护，无法查看。', 'This PDF is protected by a password.'),
    how: text('请去掉密码后上传，或者拍照上传。', 'Please remove the password, or photograph the paper.'),
  },
  'paper-not-plain': {
    what: text(
      '这个 PDF 文件带有脚本、附件或者表单，不能使用。',
      'This PDF carries scripts, attachments or a form and cannot be used.',
    ),
    how: text(
      '请把它打印或导出为普通 PDF 文件，或者拍照上传。',
      'Please print or export it as a plain PDF, or photograph the paper.',
    ),
  },
  'paper-infected': {
    what: text(
      '病毒检查在这个文件里发现病毒，没有收下。',
      'A virus was found in this file; it was not taken.',
    ),
    how: text(
      '请用手机对着纸质材料重新拍照上传，不要再用这个文件。',
      'Please photograph the paper anew and upload that; do not use this file again.',
    ),
  },
  'paper-incomplete': {
    what: text('文件没有完整送达。', 'The file did not arrive complete.'),
    how: text('请重新上传这个文件。', 'Please upload this file again.'),
  },
  'upload-unknown': {
    what: text('这次上传已经过期。', 'This upload has expired.'),
    how: text('请重新选择文件上传。', 'Please choose the file again.'),
  },
  'too-many-uploads': {
    what: text('今天上传的文件太多。', 'Too many files were uploaded today.'),
    how: text('请明天再上传，或者咨询报名点。', 'Please go on tomorrow, or ask your registration site.'),
  },
  'notice-not-agreed': {
    what: text('还没有同意报考须知。', 'You have not agreed to the Notice to Candidates.'),
    how: text(
      '请认真阅读报考须知，勾选“同意”后点击“下一步”。',
      'Please read it, tick “I agree”, then press “Next”.',
    ),
  },
  'notice-outdated': {
    what: text('报考须知已经更新。', 'The Notice to Candidates has been updated.'),
    how: text(
      '请阅读新的报考须知，勾选“同意”后点击“下一步”。',
      'Please read the new one, tick “I agree”, then press “Next”.',
    ),
  },
  'region-unknown': {
    what: text('没有找到所选的省份。', 'The province chosen was not found.'),
    how: text('请在“所在省份”中重新选择。', 'Please choose again under “Province”.'),
  },
  'message-unknown': {
    what: text('没有找到这条消息。', 'This message was not found.'),
    how: reload,
  },
  'code-unknown': {
    what: text('没有找到这个验证码。', 'This verification code was not found.'),
    how: text(
      '请核对报名表上的验证码，重新扫描或输入。',
      'Please check the code on the form, and scan or type it again.',
    ),
  },
  'code-other-area': {
    what: text('这份报名表不属于您的考点。', 'This form does not belong to your exam point.'),
    preciseWhat: text(
      '这份报名表属于{place}，不属于您的考点。',
      'This form belongs to {place}, not to your exam point.',
    ),
    how: text('请告诉考生到报名所在考点进行报名确认。', 'Please send the candidate to their own exam point.'),
  },
  'refund-settled': {
    what: text('这笔退费已经办理过，不能再作这个决定。', 'This refund has been decided on already.'),
    how: text('请刷新页面，查看最新状态。', 'Please reload the page and see where it stands.'),
  },
  'statement-unreadable': {
    what: text('银行到账明细中有一行不能识别。', 'A line of the statement cannot be read.'),
    preciseWhat: text('第 {line} 行不能识别。', 'Line {line} cannot be read.'),
    how: text(
      '每行写一天：日期、金额（元，两位小数）、摘要，用英文逗号隔开。',
      'Write a line a day: date,amount with two decimals,reference; for instance 2026-02-05,230.00,settlement.',
    ),
  },
  'platform-away': {
    what: text(
      '缴费平台暂时没有应答，没有扣款。',
      'The payment platform does not answer just now. Nothing was paid.',
    ),
    how: text('请稍后再点击“支付”。', 'Please press “Pay” again in a while.'),
  },
  'too-many-forms': {
    what: text('一次最多打印 100 份报名表，请至少选择一份。', 'Choose between one form and a hundred.'),
    how: text('请分几次打印。', 'Please print them in several goes.'),
  },
  'employers-missing': {
    what: text('没有选定经办人所在的单位。', "The clerk's employer has not been picked."),
    how: text(
      '请从本考区的单位库中选择一个或几个单位。',
      'Please pick one or more employers of the region from the directory.',
    ),
  },
  'nobody-for-sheet': {
    what: text('现在没有可以列入汇总表的人员。', 'Nobody can be listed on a sheet now.'),
    how: text(
      '本单位人员提交报名信息后，请再生成汇总表。',
      'Please make the sheet once staff of yours have submitted.',
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
  'employer-unknown': {
    what: text('没有选定单位库中的单位。', 'No employer of the directory has been picked.'),
    how: text(
      '请检索并从列表中选择一个单位；单位库中没有的，请标为“新单位”。',
      'Please search and pick one from the list; if it is not there, mark the name as a new employer.',
    ),
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
  'own-alarm': {
    what: text('这条预警与您本人有关，不能由您处理。', 'This alarm is about yourself; you cannot close it.'),
    how: text('请由另一位审计员核实并处理。', 'Please have another auditor look into it and close it.'),
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
  'phone-not-proven': {
    what: text('手机号码还没有验证，或者验证已经过期。', 'The telephone is not verified, or too long ago.'),
    how: text('请重新获取短信验证码。', 'Please ask for a new code by text message.'),
  },
  'note-empty': {
    what: text('还没有填写内容。', 'Nothing has been written.'),
    how: text('请填写后再保存。', 'Please write it first.'),
  },
  'question-answered': {
    what: text(
      '这个问题已经有人答复，您的答复没有保存。',
      'Somebody has answered this already; your answer was not saved.',
    ),
    how: text(
      '请先看已有的答复；需要补充的，请写备注。',
      'Please read that answer first; what is to be added can be a note.',
    ),
  },
  'purpose-missing': {
    what: text('没有写明用途。', 'No purpose was given.'),
    how: text(
      '请用至少 4 个字说明导出后作什么用。',
      'Please say in at least 4 characters what the data are for.',
    ),
  },
  'columns-unknown': {
    what: text(
      '没有选择列，或者选择的列在这次考试中不存在。',
      'No column was chosen, or one that this exam does not have.',
    ),
    how: text('请刷新页面，重新选择列。', 'Please load the page again and choose the columns anew.'),
  },
  'sealed-not-asked': {
    what: text(
      '选择的列中有加密保存的个人信息。',
      'Some of the chosen columns hold personal data that are stored encrypted.',
    ),
    how: text(
      '请先勾选“包含加密保存的信息”，或去掉这些列。',
      'Please tick that encrypted data are to be included, or leave these columns out.',
    ),
  },
  'too-many-exports': {
    what: text('您已有多个导出正在排队或生成。', 'Several of your exports are waiting or being written.'),
    how: text('请等其中一个完成，或取消一个后再试。', 'Please wait until one is ready, or cancel one.'),
  },
  'handover-under-way': {
    what: text(
      '这个范围的移交正在生成，或者您已有多个文件正在排队或生成。',
      'A handover of this area is being written, or several of your files are waiting.',
    ),
    how: text('请等它完成后再试；不会重复生成。', 'Please wait until it is ready; nothing is made twice.'),
  },
  'export-not-ready': {
    what: text('这个导出没有可以下载的文件。', 'This export has no file to download.'),
    how: text(
      '请等它生成完毕；未完成或已取消的，请重新导出。',
      'Please wait until it is written; if it failed or was cancelled, export again.',
    ),
  },
  'export-expired': {
    what: text('文件已超过 24 小时，已经删除。', 'The file is older than 24 hours and was deleted.'),
    how: text('如仍需要，请重新导出。', 'If you still need it, please export again.'),
  },
  'takes-two': {
    what: text(
      '恢复缴费机会要由两名工作人员先后审核。',
      'To give back the chance to pay takes two members of staff.',
    ),
    how: text('请在“个案”中提出“恢复已放弃的报名”，并附证明。', 'Please open a case for it, with a proof.'),
  },
  'import-too-large': {
    what: text('文件是空的，或者超过 2 GB。', 'The file is empty, or larger than 2 GB.'),
    how: text('请检查文件；太大的请分成几个文件导入。', 'Please check the file, or split it into several.'),
  },
  'import-wrong-state': {
    what: text(
      '这次导入的状态已经变化，现在不能这样办理。',
      'This import has moved on, and this cannot be done now.',
    ),
    how: text('请看下面记录中的最新状态。', 'Please look at its state in the record below.'),
  },
  'import-part-wrong': {
    what: text('上传中断或不完整。', 'The upload broke off or is incomplete.'),
    how: text(
      '请重新选择同一个文件，会从断开的地方继续。',
      'Please choose the same file again; it goes on where it broke off.',
    ),
  },
  'case-not-found': {
    what: text('没有找到这个个案。', 'This case was not found.'),
    how: text('请回到个案列表，重新进入。', 'Please go back to the list of cases and enter again.'),
  },
  'case-changed': {
    what: text(
      '您打开之后，这个个案有了变化，这次操作没有生效。',
      'This case changed after you opened it; this had no effect.',
    ),
    how: text('请重新查看后再办理。', 'Please look at it again first.'),
  },
  'case-reason-needed': {
    what: text('还没有填写原因。', 'No reason has been given.'),
    how: text('请写明原因，考生会看到。', 'Please give the reason; the candidate will read it.'),
  },
  'case-settled': {
    what: text('这个个案现在不能进行这项操作。', 'This cannot be done with the case as it now stands.'),
    how: text('请重新查看个案的状态。', 'Please look at the state of the case again.'),
  },
  'case-final': {
    what: text(
      '收回的证件号码不能通过撤销退回。',
      'A number that was given back cannot be returned by undoing.',
    ),
    how: text('有异议的，由另一方重新申请。', 'Whoever disagrees opens a case of their own.'),
  },
  'case-pending': {
    what: text('同一事项已经有一个个案正在办理。', 'A case of this kind is being dealt with already.'),
    how: text('请等待办理结果，或者先撤回。', 'Please wait for its result, or withdraw it first.'),
  },
  'case-overtaken': {
    what: text(
      '相关的账户信息在申请之后有了变化，决定没有生效。',
      'The account has changed since this was asked for; the decision had no effect.',
    ),
    how: text('请重新核对后再办理。', 'Please compare again before deciding.'),
  },
  'configuration-not-found': {
    what: text('没有找到这份配置，或者它不归您管理。', 'There is no such configuration, or it is not yours.'),
    how: text('请回到配置总览重新选择。', 'Please go back to the overview and choose again.'),
  },
  'configuration-changed': {
    what: text(
      '您打开之后，这份草稿有了变化，这次操作没有生效。',
      'This draft changed after you opened it; this had no effect.',
    ),
    how: text('请重新查看草稿和差异，再办理。', 'Please look at the draft and its differences again first.'),
  },
  'reason-unknown': {
    what: text(
      '这条理由不存在、已经变化，或不归您管理。',
      'This reason does not exist, has changed, or is not yours to manage.',
    ),
    how: text('请刷新页面后再试。', 'Please load the page anew and try again.'),
  },
  'reason-change-open': {
    what: text('这条理由已有一项修改等待批准。', 'A change of this reason waits for approval already.'),
    how: text('请等那一项办结后再提。', 'Please wait until that one is settled.'),
  },
  'configuration-open': {
    what: text(
      '本考区已有一份未办结的草稿。',
      'There is a draft for this region already that is not settled.',
    ),
    how: text('请在那份草稿上继续修改，或先放弃它。', 'Please go on with that one, or drop it first.'),
  },
  'configuration-settled': {
    what: text(
      '这份配置的状态已经变化，不能再这样办理。',
      'The state of this configuration has changed; this cannot be done any more.',
    ),
    how: text('请刷新页面，查看办理记录。', 'Please load the page anew and see its history.'),
  },
  'configuration-problems': {
    what: text('草稿里还有必须改正的问题。', 'The draft still has errors that must be mended.'),
    how: text('请按页面上标出的问题逐项修改。', 'Please mend what the page marks, one by one.'),
  },
  'rehearsal-missing': {
    what: text(
      '这份草稿还没有演练，或者演练之后又改过。',
      'This draft has not been rehearsed, or was changed after its rehearsal.',
    ),
    how: text('请先用现在的内容演练一次，再送审。', 'Please rehearse it as it now stands, then send it.'),
  },
  'same-member-of-staff': {
    what: text(
      '两次审核必须由不同的工作人员完成。',
      'The two approvals must come from two different people.',
    ),
    how: text('请由另一位工作人员复核。', 'Please leave the second one to a colleague.'),
  },
  'undo-too-late': {
    what: text('通过已超过 30 天，不能撤销。', 'The approval is more than 30 days old and cannot be undone.'),
    how: text('如需更正，请重新申请。', 'If it has to be put right, please open a new case.'),
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
  'nothing-held': {
    what: text('没有因这个个案暂停办理的报名。', 'No registration is held because of this case.'),
    how: text('不用再解除。', 'There is nothing to release.'),
  },
  'evidence-missing': {
    what: text('还没有上传需要的证明图片。', 'The pictures that are needed have not been uploaded.'),
    how: text('请上传证明图片，最多 6 张。', 'Please upload them, six at most.'),
  },
  'nothing-changed': {
    what: text('填写的内容与现在的账户信息相同。', 'What you entered is what the account says already.'),
    how: text('请核对后填写不同的内容。', 'Please check, and enter what is different.'),
  },
  'past-record-missing': {
    what: text(
      '没有找到以这个身份参加上一年度考试的记录。',
      'There is no record of last year’s exam under this identity.',
    ),
    how: text('请核对原姓名、证件类型和证件号码。', 'Please check the former name, ID type and number.'),
  },
  'past-record-taken': {
    what: text(
      '上一年度的记录已经合并给考生。',
      'Last year’s record has been joined to a candidate already.',
    ),
    how: text('请先查看已有的成绩合并个案。', 'Please look at the earlier score merge first.'),
  },
  'database-away': {
    what: text('暂时无法保存，这次操作没有生效。', 'Nothing can be saved at the moment; this had no effect.'),
    how: text(
      '请不要关闭页面，稍后再试。之前保存的内容都在。',
      'Please keep the page open and try again soon. What you saved before is kept.',
    ),
  },
  'files-away': {
    what: text(
      '暂时无法读取或保存文件，这次操作没有完成。',
      'Files cannot be read or kept at the moment; this was not completed.',
    ),
    how: text(
      '请不要关闭页面，稍后再试。之前保存的内容都在。',
      'Please keep the page open and try again soon. What you saved before is kept.',
    ),
  },
  'too-many-requests': {
    what: text('现在办理的人很多，请稍候。', 'Many people are here at the moment. Please wait.'),
    how: text(
      '请稍后再试，不用反复点击。已保存的内容都在。',
      'Please try again soon; there is no need to keep pressing. What you saved is kept.',
    ),
    preciseHow: waitSeconds,
  },
  shape: {
    what: text('页面可能不是最新的，这次操作没有生效。', 'The page may be out of date; this had no effect.'),
    how: reload,
  },
  'key-missing': {
    what: text('这次操作没有完整送达，没有生效。', 'This did not arrive complete and had no effect.'),
    how: reload,
  },
  'foreign-origin': {
    what: text(
      '这次操作不是从本网站的页面发出的，没有生效。',
      'This was not sent from a page of this site and had no effect.',
    ),
    how: text('请从本网站重新打开页面再办理。', 'Please open the page again on this site.'),
  },
  'permission-missing': {
    what: text('您的岗位不办理这项工作。', 'Your post does not do this.'),
    preciseWhat: text('您的岗位没有“{permission}”的权限。', 'Your post has no permission to: {permission}.'),
    how: text('确有需要的，请联系本辖区的管理员。', 'If you need it, ask the administrator of your area.'),
  },
  'step-up-needed': {
    what: text(
      '办理这项工作前，需要再次验证是您本人。',
      'Before this, please prove once more that it is you.',
    ),
    how: text('请完成验证，办理会接着进行。', 'Please do so; then it goes on.'),
  },
  'factor-wrong': {
    what: text('没有通过验证。', 'This could not be verified.'),
    how: text(
      '请使用验证器现在显示的 6 位数字，每个验证码只能用一次。手机时间不准的，请先校准。',
      'Please use the 6 digits that your authenticator shows now; each code is good once. Check the time of your telephone.',
    ),
  },
  'factor-known': {
    what: text('这个验证器已经登记过。', 'This authenticator is enrolled already.'),
    how: text('请换一个验证器。', 'Please use another one.'),
  },
  'last-factor': {
    what: text('这是您唯一的验证器，不能删除。', 'This is your only authenticator; it cannot be removed.'),
    how: text('请先登记新的验证器，再删除这一个。', 'Please enrol another one first, then remove this one.'),
  },
  'not-to-manage': {
    what: text('您不能变更这个账号。', 'This account is not yours to change.'),
    how: text(
      '自己的账号由其他管理员变更；审计员和国家中心的账号由国家中心变更。',
      'Your own account is changed by another administrator; those of auditors and of the national centre by the centre.',
    ),
  },
  'position-not-yours': {
    what: text('这个岗位或者地点不能由您安排。', 'This post, or this place, is not yours to give.'),
    how: text('请选择本辖区内的地点和岗位。', 'Please choose a post and a place within your area.'),
  },
  'invitation-gone': {
    what: text('这个邀请链接不能使用了。', 'This invitation can no longer be used.'),
    how: text(
      '链接在 72 小时内有效，只能使用一次。请联系管理员重新邀请。',
      'A link works for 72 hours and once. Please ask your administrator for a new one.',
    ),
  },
  'user-name-shape': {
    what: text('用户名不符合要求。', 'This user name cannot be used.'),
    how: text(
      '请以字母开头，使用 4 至 32 位字母、数字、下划线、点或者连字符。',
      'Please begin with a letter and use 4 to 32 letters, digits, underscores, dots or hyphens.',
    ),
  },
  internal: {
    what: text('这次操作没有完成。', 'This could not be completed.'),
    how: text(
      '请稍后再试；仍不成功时，请把下面的编号告诉报名所在考点。',
      'Please try again later; if it still fails, give your exam point the number below.',
    ),
  },
} satisfies Record<WireRefusal, WireRefusalWords>;
