import type { BilingualNotice } from './notice.ts';

export const privacy: BilingualNotice = {
  title: '个人信息处理说明',
  paragraphs: [
    '为办理考试报名，我们处理您的姓名、证件信息、国籍、民族、手机号码、地址、学历学位、工作情况和照片。',
    '这些信息只用于账号登录、报名、报名确认、资格审核、缴费，以及考试组织和证书发放，不用于其他目的。',
    '负责您报名的报名点、考点、考区和国家卫生健康委人才交流服务中心，只能查看各自工作范围内的信息。缴费时，缴费平台会收到订单号和金额。',
    '证件号码、手机号码和地址加密保存，在工作人员页面默认遮盖；查看完整内容须说明理由，并留有记录。',
    '信息保存到办理上述事项所需的期限和法律法规规定的期限届满为止。',
    '您可以查看、复制、更正自己的信息，也可以注销账号；报名信息已经提交的，依照考试规定办理。',
    '不同意本说明的，无法注册和报名。已经同意的，可以撤回同意；撤回不影响此前的处理。',
  ],
  en: {
    title: 'How we handle your personal information',
    paragraphs: [
      'To register you for exams we handle your name, ID details, nationality, ethnic group, mobile number, address, education and degrees, employment and photo.',
      'They are used for logging in, registration, confirmation, qualification review and payment, and for holding the exam and issuing certificates; for nothing else.',
      'The registration site, exam point and exam region in charge of you, and the Health Human Resources Development Center of the National Health Commission, see only what belongs to their own work. When you pay, the payment platform receives order number and amount.',
      'ID number, mobile number and address are stored encrypted and masked on staff pages by default; to see them in full, staff must say why, and it is recorded.',
      'They are kept for as long as these purposes and the law require.',
      'You can see, copy and correct your information, and close your account; once a registration is submitted, the rules of the exam apply.',
      'Without your agreement you cannot sign up or register. You can withdraw it later; what was done before stays lawful.',
    ],
  },
};

export const sensitiveData: BilingualNotice = {
  title: '敏感个人信息单独同意',
  paragraphs: [
    '身份证件信息和健康状态属于敏感个人信息，处理前需要您单独同意。',
    '身份证件信息用于确认您是本人，防止冒用和重复报名，并与报名确认、考试时出示的证件核对。',
    '健康状态是报名表的内容，只用于报名审核和考试组织。',
    '这些信息加密保存，只有负责您报名的工作人员因工作需要可以查看，并留有记录。泄露可能使您的身份被冒用，或者个人健康情况被他人知道。',
    '不同意的，无法注册和报名。',
  ],
  en: {
    title: 'Separate consent to sensitive personal information',
    paragraphs: [
      'Details of your ID and your state of health are sensitive personal information. We need your separate consent before handling them.',
      'Your ID details show that you are yourself, prevent misuse and double registration, and are compared with the ID you show at confirmation and at the exam.',
      'Your state of health is part of the form, and is used only to review the registration and to hold the exam.',
      'They are stored encrypted. Only staff in charge of your registration can see them, where their work requires it, and it is recorded. If they leaked, others might pass as you, or learn about your health.',
      'Without this consent you cannot sign up or register.',
    ],
  },
};
