import type { RefusalCode } from '#domain/registration/refusal.ts';
import type { EditionText } from './edition-words.ts';
import { text } from './language.ts';

export type RefusalWords = {
  readonly what: EditionText;
  /** Said instead of `what` where the parameters for it are there. */
  readonly precisely?: EditionText;
  /** The same, before it. */
  readonly mostPrecisely?: EditionText;
  readonly how: EditionText;
};

const askPoint = text('如有疑问，请咨询报名所在考点。', 'If you have questions, ask your exam point.');
const reload = text(
  '请刷新页面，查看当前状态后再办理。',
  'Please reload the page and see where it stands, then go on.',
);

export const toCandidates = {
  'not-found': {
    what: text('没有找到这份报名。', 'This registration was not found.'),
    how: text('请回到考试列表，重新进入。', 'Please go back to the list of exams and enter again.'),
  },
  'not-permitted': {
    what: text('您不能进行这项操作。', 'This is not for you to do.'),
    how: askPoint,
  },
  'wrong-status': {
    what: text('现在不能进行这项操作。', 'This cannot be done now.'),
    precisely: text(
      '报名状态是“{status}”，现在不能进行这项操作。',
      'The state is “{status}”; this cannot be done now.',
    ),
    how: reload,
  },
  'window-not-open': {
    what: text('还没有到办理时间。', 'It is too early for this.'),
    precisely: text('办理时间从 {opensAt}开始。', 'This opens on {opensAt}.'),
    how: text('请到时再来办理，已保存的内容都在。', 'Please come back then; what you saved is kept.'),
  },
  'window-closed': {
    what: text('办理时间已经截止。', 'The time for this is over.'),
    precisely: text('办理时间已于 {closedAt}截止。', 'The time for this ended on {closedAt}.'),
    how: askPoint,
  },
  'deadline-not-reached': {
    what: text('办理时间还没有截止。', 'The deadline has not passed yet.'),
    how: text('请在截止前继续办理。', 'Please go on before the deadline.'),
  },
  held: {
    what: text('有事项正在核实，暂时不能办理。', 'Something is being checked; this has to wait.'),
    precisely: text('“{hold}”，暂时不能办理。', '“{hold}”: this has to wait.'),
    how: text('请等待核实结果，或咨询报名所在考点。', 'Please wait for the result, or ask your exam point.'),
  },
  'reason-needed': {
    what: text('还没有选择原因。', 'No reason has been chosen.'),
    how: text('请选择原因后再办理。', 'Please choose a reason first.'),
  },
  'page-unknown': {
    what: text('没有找到这一页。', 'There is no such page.'),
    how: text('请从“报考流程”重新进入。', 'Please enter again from “Progress”.'),
  },
  problems: {
    what: text('有内容需要修改，还没有提交。', 'Something has to be corrected; nothing was submitted.'),
    precisely: text(
      '有 {count} 处需要修改，还没有提交。',
      'To be corrected: {count}. Nothing was submitted yet.',
    ),
    how: text(
      '请按下面的提示逐项修改，再重新提交。',
      'Please correct what is named below, then submit again.',
    ),
  },
  'pages-missing': {
    what: text('还有页面没有提交。', 'Some pages are not submitted yet.'),
    precisely: text('还有页面没有提交：{pages}。', 'Not submitted yet: {pages}.'),
    how: text(
      '请逐页填写，点击当页的“提交”，再提交报名信息。',
      'Please fill in each page, press its “Submit”, then submit the registration.',
    ),
  },
  'photo-missing': {
    what: text('还没有照片。', 'There is no photo yet.'),
    how: text(
      '请点击“报考流程”中的“{photoNode}”，完成后再提交报名信息。',
      'Please go to “{photoNode}” under “Progress” first, then submit the registration.',
    ),
  },
  'papers-missing': {
    what: text('还有材料没有上传。', 'Some papers are not uploaded yet.'),
    precisely: text('还有材料没有上传：{items}。', 'Not uploaded yet: {items}.'),
    how: text(
      '请在“上传材料”中补齐；报名申请表须是最新打印的一份。',
      'Please add them under “Upload papers”; the application form must be the newest print.',
    ),
  },
  'papers-infected': {
    what: text('上传的材料中发现病毒。', 'A virus was found in what you uploaded.'),
    precisely: text('这些材料中发现病毒：{items}。', 'A virus was found in: {items}.'),
    how: text(
      '请在“上传材料”中删除有病毒的文件，检查保存原件的设备后上传新的。',
      'Please remove the file under “Upload papers”, check the device that holds the original, and upload a new one.',
    ),
  },
  'papers-open': {
    what: text('材料还没有上传完成。', 'The upload of your papers is not finished.'),
    how: text(
      '请在“上传材料”中点击“上传全部证明材料”，再提交报名信息。',
      'Please press “Upload all papers” under “Upload papers”, then submit the registration.',
    ),
  },
  'papers-full': {
    what: text('这一项不能再添加文件。', 'No further file can be added here.'),
    precisely: text(
      '这一项最多 {most} 张图片，或者 1 个 PDF 文件，不能再添加。',
      'Up to {most} images or one PDF here; no more can be added.',
    ),
    how: text('请先删除不需要的文件，再上传。', 'Please remove what is not needed first, then upload.'),
  },
  'paper-unknown': {
    what: text('没有找到这一项材料。', 'There is no such paper.'),
    how: text(
      '请刷新页面，按现在的材料清单上传。',
      'Please reload the page and follow the present list of papers.',
    ),
  },
  'paper-there-already': {
    what: text('这个文件已经上传过。', 'This file has been uploaded before.'),
    how: text('不用重复上传。', 'There is no need to upload it again.'),
  },
  'same-region': {
    what: text('您选择的省份就是现在的考区。', 'The province you chose is your present exam region.'),
    how: text(
      '不需要修改就请返回；需要修改的，请选择另一个省份。',
      'Go back if it is right; otherwise choose another province.',
    ),
  },
  'old-print': {
    what: text('这份报名表不是最新的。', 'This print-out is not the newest.'),
    precisely: text(
      '这份报名表是第 {printed} 版，现行为第 {current} 版。',
      'This print-out is version {printed}; the current one is version {current}.',
    ),
    how: text(
      '请点击“打印报名表”，重新打印后再进行报名确认。',
      'Please press “Print the form” and bring the new print-out to confirmation.',
    ),
  },
  'not-on-line': {
    what: text('本考区不采用线上确认。', 'This region does not confirm on line.'),
    how: text(
      '请携带报名表和相关材料，到指定地点进行报名确认。',
      'Please bring the printed form and your papers to the place named.',
    ),
  },
  'no-form-on-line': {
    what: text('线上确认的考区不用打印报名表。', 'Where confirmation is on line there is no form to print.'),
    how: text(
      '请按考区要求上传证明材料，提交报名信息后等待报名确认结果。',
      'Please upload your papers as the region demands, submit, and wait for the result of the confirmation.',
    ),
  },
  'not-on-site': {
    what: text(
      '本考区采用线上确认，不打印报名表。',
      'This region confirms on line; forms are not printed for it.',
    ),
    how: text('请考生登录后自行办理。', 'Please ask the candidate to do it after logging in.'),
  },
  'payment-mismatch': {
    what: text(
      '支付结果与订单不一致，暂时不能记为已缴费。',
      'The payment does not match the order, so it is not counted as paid yet.',
    ),
    how: text(
      '请不要重复支付。核实后状态会更新；如有疑问，请把订单号告诉报名所在考区。',
      'Please do not pay again. The state will be updated once it is checked; if you have questions, give your exam region the order number.',
    ),
  },
  'payment-late': {
    what: text(
      '这笔款项在缴费截止后到账，不能记为已缴费。',
      'This payment came after the deadline and cannot be counted.',
    ),
    how: text(
      '请不要重复支付。请联系报名所在考区办理退费。',
      'Please do not pay again. Contact your exam region about the refund.',
    ),
  },
  'payment-off-line': {
    what: text('本考区未开通网上缴费。', 'This region takes no payment on line.'),
    how: text(
      '资格审核通过即表示报名成功。缴费请按考点要求办理。',
      'Having passed the qualification review you are registered. For payment, please do as your exam point asks.',
    ),
  },
  'not-correctable': {
    what: text('有内容现在不能更正。', 'Something of this cannot be corrected now.'),
    precisely: text('这些内容现在不能更正：{fields}。', 'This cannot be corrected now: {fields}.'),
    how: text(
      '姓名、证件等身份信息请在“我的个案”中申请更正；其他内容请咨询报名所在考点。',
      'For your name or ID paper please ask under “My cases”; for anything else ask your exam point.',
    ),
  },
  'nothing-corrected': {
    what: text('没有需要更正的内容。', 'There is nothing to correct.'),
    how: text('请先修改内容，再提交更正。', 'Please change something first.'),
  },
  'fee-missing': {
    what: text(
      '这个专业还没有收费标准，不能更正。',
      'There is no fee for this specialty yet; it cannot be chosen.',
    ),
    how: text('请先由考区公布收费标准。', 'The exam region has to publish its fee first.'),
  },
  'refund-needed': {
    what: text('已缴费的报名，取消时要同时提出退费。', 'What was paid is cancelled together with a refund.'),
    how: text('请填写退费原因和金额后再取消。', 'Please state reason and amount of the refund.'),
  },
  'refund-too-much': {
    what: text('退费金额不能超过已缴金额。', 'No more can be refunded than was paid.'),
    how: text('请核对金额。', 'Please check the amount.'),
  },
  'changed-meanwhile': {
    what: text(
      '报名信息刚刚在别处更新过，这次操作没有生效。',
      'The registration has just been changed elsewhere; this had no effect.',
    ),
    how: reload,
  },
  'own-first-pass': {
    what: text(
      '这份报名还需要另一位考务人员审核。',
      'Another member of staff has to look at this registration.',
    ),
    how: askPoint,
  },
  'credential-unverified': {
    what: text(
      '您引用的学历学位信息还没有核验通过，报名暂不能通过考区审核。',
      'An education or degree record that you quote is not verified yet, so the region cannot approve your registration.',
    ),
    how: text(
      '请带毕业证书、学位证书原件到报名所在考点核实。',
      'Please take the original certificates to your exam point.',
    ),
  },
  'lease-needed': {
    what: text('考务人员没有领取这份报名。', 'No member of staff has taken this registration.'),
    how: askPoint,
  },
  'lease-lost': {
    what: text(
      '这份报名正由另一位考务人员办理。',
      'Another member of staff is at work on this registration.',
    ),
    how: askPoint,
  },
  'key-used-otherwise': {
    what: text(
      '这次提交与刚才的内容不同，没有生效。',
      'This differs from what was just sent and had no effect.',
    ),
    how: text('请刷新页面，核对内容后再提交。', 'Please reload the page, check it, and submit again.'),
  },
} satisfies Record<RefusalCode, RefusalWords>;

const reopen = text(
  '请重新打开，看过最新内容后再办理。',
  'Please open it again and look at it before deciding.',
);

/** Staff speak with the candidate before them, and cannot mend the form for them. */
export const toStaff = {
  ...toCandidates,
  'not-found': {
    what: text(
      '没有找到这份报名，或者它不属于您的工作范围。',
      'This registration was not found, or is not in your area.',
    ),
    how: text(
      '请核对报名编号或验证码。属于其他考点、考区的，请考生到报名所在考点办理。',
      'Please check the number or code. If it belongs elsewhere, send the candidate to their own exam point.',
    ),
  },
  'not-permitted': {
    what: text('您的岗位不能进行这项操作。', 'Your role may not do this.'),
    how: text(
      '请交由负责这一步的报名点、考点或考区办理。',
      'Please leave it to the site, point or region in charge of this step.',
    ),
  },
  'wrong-status': { ...toCandidates['wrong-status'], how: reopen },
  'window-not-open': {
    ...toCandidates['window-not-open'],
    how: text('请在办理时间内操作。时间由考区设置。', 'Please come back then. The region sets the time.'),
  },
  'window-closed': {
    ...toCandidates['window-closed'],
    how: text('如需延长，请联系考区。', 'If it has to be extended, ask the exam region.'),
  },
  'deadline-not-reached': {
    what: text('考生的办理时间还没有截止。', 'The candidate’s deadline has not passed yet.'),
    how: text('请在截止后再办理。', 'Please do this after the deadline.'),
  },
  held: {
    ...toCandidates.held,
    how: text('请先处理这个事项，再作决定。', 'Please settle that first, then decide.'),
  },
  'photo-missing': {
    what: text('考生还没有照片。', 'The candidate has no photo yet.'),
    how: text(
      '请考生在“{photoNode}”中完成后再提交。',
      'Please ask the candidate to finish “{photoNode}” and submit.',
    ),
  },
  'old-print': {
    what: text(
      '考生手中的报名表不是最新的，不能确认。',
      'The candidate’s print-out is not the newest and cannot be confirmed.',
    ),
    precisely: text(
      '考生手中的报名表是第 {printed} 版，现行为第 {current} 版，不能确认。',
      'The candidate’s print-out is version {printed}; the current one is version {current}. It cannot be confirmed.',
    ),
    how: text(
      '请考生登录后点击“打印报名表”，带新打印的报名表再来。',
      'Please ask the candidate to log in, press “Print the form” and come back with the new print-out.',
    ),
  },
  'not-correctable': {
    ...toCandidates['not-correctable'],
    how: text(
      '身份信息的更正按个案办理；审核通过后不再更正审核时核对的内容。',
      'Who somebody is, is corrected by a case; what the review has judged is not corrected afterwards.',
    ),
  },
  'not-on-line': {
    what: text(
      '本考区采用现场确认，不使用“确认不通过”。',
      'This region confirms on site; “Not accepted at confirmation” is not used here.',
    ),
    how: text(
      '请当面告诉考生需要修改的内容，由考生撤回、修改后重新提交。',
      'Please tell the candidate what to change; they withdraw, change it and submit again.',
    ),
  },
  'no-form-on-line': {
    what: text('本考区采用线上确认，没有打印的报名表。', 'This region confirms on line; no form is printed.'),
    how: text('请在线查看考生上传的材料。', 'Please look at the papers that the candidate has uploaded.'),
  },
  'payment-mismatch': {
    what: text(
      '支付结果与订单的金额或商户不一致，没有记为已缴费。',
      'The payment differs from the order in amount or merchant and was not counted.',
    ),
    how: text('请与缴费平台核对这个订单。', 'Please check this order with the payment platform.'),
  },
  'payment-late': {
    what: text(
      '这笔款项在缴费截止后到账，没有记为已缴费。',
      'This payment came after the deadline and was not counted.',
    ),
    how: text('请核对订单，并按规定退费。', 'Please check the order and refund it as prescribed.'),
  },
  'changed-meanwhile': {
    what: text(
      '您打开之后，这份报名有了变化，您的决定没有生效。',
      'This registration changed after you opened it; your decision had no effect.',
    ),
    mostPrecisely: text(
      '{who}已于 {at}办理“{did}”，您的决定没有生效。变化的内容：{fields}。',
      '{who}: “{did}”, on {at}. Your decision had no effect. What changed: {fields}.',
    ),
    precisely: text(
      '{who}已于 {at}办理“{did}”，您的决定没有生效。',
      '{who}: “{did}”, on {at}. Your decision had no effect.',
    ),
    how: reopen,
  },
  'own-first-pass': {
    what: text(
      '您已经通过这份报名，还要由另一位同事再看。',
      'You have passed this registration; a colleague has to look at it as well.',
    ),
    how: text(
      '请办理下一份。要改变决定的，请先撤销您的通过。',
      'Please go on with the next one. To decide otherwise, take your pass back first.',
    ),
  },
  'papers-infected': {
    what: text(
      '考生上传的材料中发现病毒，无法打开，不能确认。',
      'A virus was found in a paper; it cannot be opened, and the registration not be confirmed.',
    ),
    precisely: text(
      '这些材料中发现病毒，无法打开，不能确认：{items}。',
      'A virus was found in these papers; they cannot be opened, and the registration not be confirmed: {items}.',
    ),
    how: text(
      '请“确认不通过”并选中这些材料，考生会重新上传。',
      'Do not accept it and name these papers; the candidate uploads them again.',
    ),
  },
  'credential-unverified': {
    what: text(
      '引用的学历学位信息还没有核验通过，本考区要求核验通过后才能审核通过。',
      'A record that is quoted is not verified yet; this region approves only verified ones.',
    ),
    how: text(
      '等待核验结果；登记系统查不到的，请核对证书原件，附证书图片提出“学历学位信息待核实”个案并办结。',
      'Wait for the register. Where it knows nothing, look at the certificate, and open and settle a case “Education or degree to be checked” with a picture of it.',
    ),
  },
  'lease-needed': {
    what: text(
      '这份报名不在您手中，决定没有生效。',
      'You do not have this registration; your decision had no effect.',
    ),
    how: text(
      '请重新领取，看过现在的内容后再决定；或者办理下一份。',
      'Please take it once more and look at it before deciding, or go on with the next one.',
    ),
  },
  'lease-lost': {
    what: text(
      '这份报名现在由另一位同事办理，您的决定没有生效。',
      'A colleague has this registration now; your decision had no effect.',
    ),
    precisely: text(
      '{who}从 {since}起在办理这份报名，您的决定没有生效。',
      '{who} has had this registration since {since}; your decision had no effect.',
    ),
    how: text(
      '请办理下一份。需要一起商量的，请联系这位同事。',
      'Please go on with the next one, or ask your colleague.',
    ),
  },
} satisfies Record<RefusalCode, RefusalWords>;
