import type { Credential, CredentialInput } from '#domain/credentials/credential.ts';
import { type Language, type Text, text } from './language.ts';

type Kind = Credential['kind'];

const education = {
  kind: text('类型', 'Kind'),
  level: text('学历', 'Education'),
  school: text('毕业学校', 'School'),
  schoolNote: text('学校备注', 'Note on the school'),
  major: text('毕业专业', 'Major'),
  finishedOn: text('毕业时间', 'Date of graduation'),
  certificateNumber: text('学历证书编号', 'Education certificate number'),
  studyLength: text('学制', 'Length of study'),
} satisfies Record<keyof CredentialInput, Text>;

const degree = {
  ...education,
  level: text('学位', 'Degree'),
  school: text('学位授予单位', 'Awarded by'),
  major: text('学位专业', 'Subject of the degree'),
  finishedOn: text('学位授予时间', 'Date of award'),
  certificateNumber: text('学位证书编号', 'Degree certificate number'),
} satisfies Record<keyof CredentialInput, Text>;

const labels: Readonly<Record<Kind, ReadonlyMap<string, Text>>> = {
  education: new Map(Object.entries(education)),
  degree: new Map(Object.entries(degree)),
};

const states = {
  unverified: text('未核验', 'Not yet verified'),
  checking: text('核验中', 'Being verified'),
  verified: text('核验通过', 'Verified'),
  failed: text('核验未通过', 'Verification failed'),
} satisfies Record<Credential['state'], Text>;

/** Label in 「学历学位信息维护」, or null for a key that a record does not have. */
export function credentialLabel(kind: Kind, key: string, language: Language): string | null {
  return labels[kind].get(key)?.[language] ?? null;
}

const byStaff = {
  verified: text('核验通过（工作人员核对证书）', 'Verified (by staff, from the certificate)'),
  failed: text('核验未通过（工作人员核对证书）', 'Verification failed (by staff, from the certificate)'),
};

/** How the check of a record stands, and who has settled it where that was not the register. */
export function credentialStateText(
  { state, byStaff: isByStaff }: Pick<Credential, 'state'> & Partial<Pick<Credential, 'byStaff'>>,
  language: Language,
): string {
  const isSettled = isByStaff === true && (state === 'verified' || state === 'failed');
  return (isSettled ? byStaff[state] : states[state])[language];
}
