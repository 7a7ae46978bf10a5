/** How staff prove to be there: second factors, their enrolment, where somebody is signed in. */
export const zh = {
  proof: {
    heading: '第二步验证',
    lead: (name: string) => `${name}，密码正确。请再用您登记的验证器验证一次。`,
    code: '验证器上的 6 位数字',
    recovery: '恢复码（10 位数字）',
    submit: '验证',
    byKey: '使用安全密钥或本机解锁',
    useRecovery: '验证器不在身边，使用恢复码',
    useCode: '使用验证器',
    recoveryNote: (left: number) => `恢复码每个只能用一次，您还有 ${left} 个。`,
    missing: '请填写验证码。',
    password: '密码',
    passwordMissing: '请填写密码。',
    lost: '验证器和恢复码都没有的，请联系本辖区的管理员重置。',
    keyFailed: {
      what: '安全密钥没有完成验证。',
      how: '请再试一次，或者改用验证器上的 6 位数字。用 IP 地址打开本页时，安全密钥不能使用。',
    },
    leave: '退出，换一个账号',
  },
  stepUp: {
    heading: '请再次验证是您本人',
    lead: '这项工作影响较大。距上次验证已超过 10 分钟，验证以后接着办理，您填写的内容都在。',
    cancel: '不办了',
  },
  enrolment: {
    heading: '登记第二步验证',
    lead: (name: string) => `${name}，您的账号还没有验证器。登记一个以后，才能开始工作，用时约一分钟。`,
    again: '以后每次登录，输入密码以后再用它验证一次。',
    app: '手机验证器',
    appNote: '用手机上的验证器应用扫描二维码（任何支持 TOTP 的应用都可以），再填写它显示的 6 位数字。',
    key: '安全密钥或本机解锁',
    keyNote: '使用 USB 安全密钥，或者本机的指纹、人脸、PIN。',
    begin: '登记这一种',
    secret: '不能扫描的，请在应用中手工输入密钥：',
    label: '名称',
    labelHint: '自己能认出来就行',
    labels: { totp: '我的手机', webauthn: '我的安全密钥' },
    finish: '完成登记',
    other: '换一种方式',
    codesHeading: '请保存恢复码',
    codesLead:
      '验证器丢失时，用恢复码登录，每个只能用一次。请打印或者抄写下来，与电脑分开保管。恢复码只显示这一次。',
    print: '打印',
    saved: '我已保存，开始工作',
    savedShort: '我已保存',
  },
  account: {
    heading: '我的账号',
    menu: '我的账号',
    factors: '第二步验证',
    noFactors: {
      what: '您还没有登记验证器。',
      how: '登记以后，别人知道了密码也登录不了您的账号。',
    },
    kinds: { totp: '手机验证器', webauthn: '安全密钥或本机解锁' },
    since: '登记时间',
    usedAt: '上次使用',
    never: '还没有用过',
    remove: '删除',
    removeNamed: (label: string) => `删除“${label}”`,
    add: '登记新的验证器',
    cancel: '取消',
    codesLeft: (count: number) => `恢复码还有 ${count} 个。`,
    renew: '换一组恢复码',
    renewNote: '换了以后，以前的恢复码全部作废。',
    sessions: '登录的设备',
    sessionsNote: '不认识的设备，请立即退出它，并且告诉管理员。',
    device: '设备',
    network: '网络',
    signedIn: '登录时间',
    seenAt: '最近使用',
    thisOne: '本机',
    unknownDevice: '不能识别的设备',
    end: '退出',
    endNamed: (device: string) => `退出 ${device}`,
    endOthers: '退出其他所有设备',
    onlyHere: '您只在本机登录。',
  },
} as const;

type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer P) => string
      ? (...given: P) => string
      : Words<T[K]>;
};
export type SessionTexts = Words<typeof zh>;
