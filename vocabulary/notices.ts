import type { Language } from './language.ts';
import { privacy, sensitiveData } from './notice-texts/consents.ts';
import type { BilingualNotice, Notice } from './notice-texts/notice.ts';
import { registration2023 } from './notice-texts/registration-2023.ts';
import { registration2026 } from './notice-texts/registration-2026.ts';
import { signUp } from './notice-texts/sign-up.ts';

/** To be raised with every change of a Chinese text: who agreed to an earlier version is asked again. */
const REGISTRATION_VERSION = '1';
const SIGN_UP_VERSION = '1';
const CONSENT_VERSION = '1';

export const noticeIn = (notice: BilingualNotice, language: Language): Notice =>
  language === 'en' ? notice.en : notice;

export type RegistrationNotice = {
  readonly version: string;
  readonly title: string;
  readonly documents: readonly Notice[];
};

/** 「报考须知」 of an edition, with the version that an agreement names. */
export function registrationNotice(edition: string, language: Language = 'zh-CN'): RegistrationNotice {
  const documents = edition === 'health-2023' ? registration2023 : registration2026;
  return {
    version: `${edition}-${REGISTRATION_VERSION}`,
    title: language === 'en' ? 'Notice to Candidates' : '报考须知',
    documents: documents.map((document) => noticeIn(document, language)),
  };
}

/** 《考生管理平台注册须知》. */
export const signUpNotice: BilingualNotice & { readonly version: string } = {
  version: SIGN_UP_VERSION,
  ...signUp,
};

export type Consent = BilingualNotice & {
  readonly key: 'privacy' | 'sensitive-data';
  readonly version: string;
  readonly required: true;
};

/** What signing up needs agreement to, one tick each: the second is a separate consent by law. */
export const consents: readonly Consent[] = [
  { key: 'privacy', version: CONSENT_VERSION, required: true, ...privacy },
  { key: 'sensitive-data', version: CONSENT_VERSION, required: true, ...sensitiveData },
];
