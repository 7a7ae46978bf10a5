import type { BilingualNotice } from './notice.ts';

const statement: BilingualNotice = {
  title: '重要声明',
  paragraphs: [
    '一、报名由考生本人办理。请妥善保管用户名和密码，不要告诉他人，不要委托培训机构或者其他人代为报名。由此产生的后果由考生本人承担。',
    '二、请先阅读考试通知和所在考区、考点的报名要求，确认自己符合报考条件。能够提交报名信息，不等于符合报考条件；是否符合，以资格审核结果为准。',
    '三、请如实、准确、完整填写报名信息，并与有效身份证件、学历学位证书、执业证书等材料一致。填报不实、不准的，后果由考生本人承担。',
    '四、报名信息提交后，姓名、证件类型、证件号码、性别、出生日期和国籍不可修改。提交前请逐项核对。',
    '五、请使用本人近期的标准证件照。因照片不符合要求影响参加考试、领取证书的，后果由考生本人承担。',
    '六、提交报名信息不等于报名成功。请按照所在考区、考点的要求，在规定时间内完成报名确认。采用现场确认的，请携带报名表和相关材料到指定地点办理；采用线上确认的，请按要求上传证明材料，并密切关注状态提示。未按时完成报名确认的，视为主动放弃本次考试。',
    '七、报名信息修改后，报名表上的验证码会随之更新，请务必重新打印报名表，否则无法进行报名确认。',
    '八、资格审核分为考点审核和考区审核两个阶段。已完成报名确认，不等于资格审核通过。',
    '九、开通网上缴费的考区，请在资格审核通过后，于规定时间内完成缴费，否则视为主动放弃本次考试。未开通网上缴费的考区，资格审核通过即表示报名成功。',
    '十、历史考生自动确认成功后，报名信息不能撤回提交和修改。证件类型或者证件号码与上一年度不一致的，请到考点申请成绩合并；没有申请的，视为主动放弃上一年度考试成绩。',
    '十一、请及时更换到期的证件，以免影响参加考试。请留意报名状态和微信“待办事项提醒”。',
  ],
  en: {
    title: 'Important Statement',
    paragraphs: [
      '1. Candidates register themselves. Keep your user name and password safe, tell them to nobody, and let no training company or other person register for you. You bear the consequences yourself.',
      '2. Read the notice of the exam and the demands of your exam region and exam point first, and make sure that you are eligible. Being able to submit does not mean being eligible: the qualification review decides.',
      '3. Answer truthfully, accurately and completely, as your valid ID, your education and degree certificates and your practice licence say. You bear the consequences of anything untrue or inaccurate.',
      '4. Once submitted, name, ID type, ID number, sex, date of birth and nationality cannot be changed. Check every line before you submit.',
      '5. Use a recent standard ID photo of yourself. You bear the consequences if an unsuitable photo keeps you from the exam or the certificate.',
      '6. Submitting does not mean being registered. Have your registration confirmed in time, as your exam region and exam point demand. On site: bring the printed form and your papers to the place named. On line: upload your papers as demanded and watch the state of your registration. Who is not confirmed in time is taken to have given up this exam.',
      '7. A change renews the verification code on the form. Print the form again, or it cannot be confirmed.',
      '8. The qualification review has two stages, by the exam point and by the exam region. A confirmed registration has not yet passed the review.',
      '9. Where the region takes payment on line, pay within the time set after passing the review, or you are taken to have given up this exam. Where it does not, having passed the review you are registered.',
      '10. After automatic confirmation of a returning candidate, the registration cannot be withdrawn or changed. If your ID type or ID number is not that of last year, apply for a score merge at the exam point; otherwise you are taken to have given up last year’s scores.',
      '11. Renew an ID that runs out in time, or you may be kept from the exam. Watch the state of your registration and the WeChat to-do notices.',
    ],
  },
};

const pledge: BilingualNotice = {
  title: '考生诚信考试承诺书',
  paragraphs: [
    '本人自愿参加本次考试，郑重承诺：',
    '一、本人已认真阅读考试通知、《重要声明》和所在考区、考点的报名要求，符合报考条件。',
    '二、本人填写的报名信息和提交的材料真实、准确、完整，不弄虚作假，不使用伪造、变造的证件和证明。',
    '三、本人同意有关机构为审核报考条件，核验本人提交的信息和材料。',
    '四、本人遵守考试纪律，服从考试安排和工作人员管理，不作弊，不替考，不请人替考，不传播试题和答案。',
    '五、如有违反，本人接受依照《专业技术人员资格考试违纪违规行为处理规定》（人力资源和社会保障部令第31号）作出的处理，包括考试成绩无效、证书无效、记入诚信档案库，并承担相应的法律责任。',
  ],
  en: {
    title: 'Pledge of Honest Examination',
    paragraphs: [
      'I take part in this exam of my own will, and solemnly pledge:',
      '1. I have read the notice of the exam, the Important Statement and the demands of my exam region and exam point with care, and am eligible.',
      '2. What I fill in and submit is true, accurate and complete. I deceive nobody and use no forged or altered papers.',
      '3. I agree that the bodies concerned verify what I submit, in order to review my eligibility.',
      '4. I keep the rules of the exam and follow its staff. I do not cheat, do not sit the exam for others, let nobody sit it for me, and spread no questions or answers.',
      '5. If I break this pledge, I accept what the Provisions on Handling Violations in Qualification Examinations for Professional and Technical Personnel (Order No. 31 of the Ministry of Human Resources and Social Security) provide, including void results, a void certificate and an entry in the integrity archive, and answer for it before the law.',
    ],
  },
};

/** 「报考须知」 of 2026: what a candidate agrees to before the form opens (B3). */
export const registration2026: readonly BilingualNotice[] = [statement, pledge];
