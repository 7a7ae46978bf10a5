import type { BilingualNotice } from './notice.ts';

const notice: BilingualNotice = {
  title: '报考须知',
  paragraphs: [
    '一、报名由考生本人办理。请妥善保管用户名和密码，不要告诉他人，不要委托培训机构或者其他人代为报名。由此产生的后果由考生本人承担。',
    '二、请先了解考试相关规定和当地考试管理机构的要求，确认自己符合报考条件。能够提交报名信息，不等于符合报考条件；是否符合，以资格审核结果为准。',
    '三、请根据本人真实情况填写报名信息，并与有效身份证件、学历学位证书、技术资格证书、执业证书等材料一致。填报不实、不准的，后果由考生本人承担。',
    '四、报名信息提交后，姓名、证件类型、证件号码、性别、出生日期和国籍不可修改。信息修改后，报名表上的验证码会随之更新，请务必重新打印报名表，否则无法进行报名确认。',
    '五、提交报名信息后，请在当地考试管理机构规定的时间内，按照规定的方式进行报名确认。采用现场确认的，请携带报名表和相关材料前往指定地点。采用线上确认的，请等待报名确认结果；提示“确认不通过”的，请在所在考区规定的截止日期前重新上传报名材料并提交报名信息，逾期的视为自动放弃本次考试。',
    '六、资格审核分为考点初审和考区终审两个阶段，可在“报考流程”处查看。',
    '七、开通网上缴费的考区，请在资格审核通过后，于规定时间内完成缴费，未按时完成的视为自动放弃本次考试。未开通网上缴费的考区，资格审核通过即表示报名成功。',
    '八、请及时更换到期的证件，以免影响参加考试。',
    '九、请遵守考试纪律。弄虚作假或者违反考试纪律的，依照《专业技术人员资格考试违纪违规行为处理规定》（人力资源和社会保障部令第31号）处理。',
  ],
  en: {
    title: 'Notice to Candidates',
    paragraphs: [
      '1. Candidates register themselves. Keep your user name and password safe, tell them to nobody, and let no training company or other person register for you. You bear the consequences yourself.',
      '2. Learn the rules of the exam and the demands of the local examination authority first, and make sure that you are eligible. Being able to submit does not mean being eligible: the qualification review decides.',
      '3. Answer as things truly are, and as your valid ID, your education and degree certificates, your title certificate and your practice licence say. You bear the consequences of anything untrue or inaccurate.',
      '4. Once submitted, name, ID type, ID number, sex, date of birth and nationality cannot be changed. A change of anything else renews the verification code on the form: print the form again, or it cannot be confirmed.',
      '5. After submitting, have your registration confirmed within the time and in the way that the local examination authority sets. On site: bring the printed form and your papers to the place named. On line: wait for the result; if it is “Not accepted at confirmation”, upload your papers again and submit before your region’s deadline, or you automatically give up this exam.',
      '6. The qualification review has two stages: the first review by the exam point and the final review by the exam region. Follow it under “Progress”.',
      '7. Where the region takes payment on line, pay within the time set after passing the review, or you automatically give up this exam. Where it does not, having passed the review you are registered.',
      '8. Renew an ID that runs out in time, or you may be kept from the exam.',
      '9. Keep the rules of the exam. Deceit and violations are handled under the Provisions on Handling Violations in Qualification Examinations for Professional and Technical Personnel (Order No. 31 of the Ministry of Human Resources and Social Security).',
    ],
  },
};

/** 「报考须知」 of 2023: what a candidate agrees to before the form opens (B3). */
export const registration2023: readonly BilingualNotice[] = [notice];
