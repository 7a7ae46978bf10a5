import type { BilingualNotice } from './notice.ts';

/** What a link opens before signing up (A9). */
export const signUp: BilingualNotice = {
  title: '考生管理平台注册须知',
  paragraphs: [
    '一、在考生管理平台注册一次，就可以用同一个账号报名各项考试，以后年度不用再注册。',
    '二、请由考生本人注册。请妥善保管用户名和密码，不要告诉他人。',
    '三、相同证件号码只能注册一次。登录时可以使用用户名或者证件号码。',
    '四、姓名、证件类型、证件号码请按有效身份证件填写，并再次填写核对。姓名中的生僻字请直接输入，不要用拼音代替；少数民族姓名中的“·”可以直接输入。',
    '五、姓名、证件类型填写有误的，请向考点申请更正。证件号码填写有误的，请用正确的证件号码重新注册。',
    '六、注册后请填写“基本信息”，在“学历学位信息维护”中添加学历、学位信息，并上传照片。填完后才能报名。',
    '七、学历、学位信息保存后不能修改和删除，各最多添加 5 条，保存前请仔细核对。填错了，请再添加一条正确的。',
    '八、报名时填写的信息会引用注册信息、学历学位信息和照片，请确保准确。',
  ],
  en: {
    title: 'Notes on Signing Up',
    paragraphs: [
      '1. Sign up once, and register for every exam with the same account, in later years too.',
      '2. Please sign up yourself. Keep your user name and password safe, and tell them to nobody.',
      '3. An ID number can be registered only once. You can log in with your user name or your ID number.',
      '4. Enter name, ID type and ID number as on your valid ID, and a second time to check. Type rare characters themselves rather than their pinyin; the “·” in names of ethnic minorities can be typed as it is.',
      '5. If your name or ID type is wrong, apply to an exam point to have it corrected. If your ID number is wrong, sign up again with the right one.',
      '6. After signing up, fill in the basic information, add your education and degrees, and upload a photo. Only then can you register for an exam.',
      '7. Education and degree records cannot be changed or deleted once saved, and there can be five of each. Check before you save; if one is wrong, add a right one.',
      '8. Exam forms quote your account, your education and degree records and your photo, so make sure that they are right.',
    ],
  },
};
