import { checkIdPaper, foldIdNumber, type IdType, normalizeIdNumber } from '#domain/identity/id-papers.ts';
import { checkName, sameName } from '#domain/identity/names.ts';
import { checkPassword, isUserName } from '#domain/identity/passwords.ts';

/** The days of the server decide; the clock of a phone may be wrong. A number that reads as a far day is refused there. */
const ANY_DAY = '2199-12-31';

/** What stands in the form, both steps. */
export type SignUpDraft = {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string;
  readonly phoneCode: string;
  readonly agreed: readonly string[];
  readonly nameAgain: string;
  readonly idTypeAgain: IdType | '';
  readonly idNumberAgain: string;
  /** From a text message, where staff have given the number back. */
  readonly reclaimCode: string;
};

export const emptyDraft: SignUpDraft = {
  userName: '',
  password: '',
  name: '',
  idType: 'resident-id',
  idNumber: '',
  phone: '',
  phoneCode: '',
  agreed: [],
  nameAgain: '',
  idTypeAgain: '',
  idNumberAgain: '',
  reclaimCode: '',
};

/** Codes of the vocabulary's problems, or our own words' keys; by field. */
export type SignUpProblems = Partial<Record<keyof SignUpDraft, string>>;

const found = (problems: Record<string, string | null>): SignUpProblems =>
  Object.fromEntries(Object.entries(problems).filter(([, code]) => code !== null));

/** What the server found, where it is about a field of the first step and the field still is as it was sent. */
export function stillSaid(
  problems: readonly { readonly field: string; readonly code: string }[],
  sent: SignUpDraft,
  draft: SignUpDraft,
): SignUpProblems {
  const keys = ['userName', 'password', 'name', 'idNumber', 'phone'] as const;
  return found(
    Object.fromEntries(
      keys.map((key) => [
        key,
        draft[key] === sent[key] ? (problems.find(({ field }) => field === key)?.code ?? null) : null,
      ]),
    ),
  );
}

/** The first step, in reading order; consents are looked at by the page, which knows which there are. */
export function checkFirstStep(draft: SignUpDraft): SignUpProblems {
  const userName = draft.userName.trim();
  const checkedPassword = checkPassword(
    draft.password,
    userName,
    normalizeIdNumber(draft.idType, draft.idNumber),
  );
  return found({
    userName: userName === '' ? 'userNameMissing' : isUserName(userName) ? null : 'user-name-shape',
    password: draft.password === '' ? 'passwordMissing' : checkedPassword,
    name: checkName(draft.name),
    idNumber: checkIdPaper({ type: draft.idType, number: draft.idNumber }, ANY_DAY),
    phone:
      draft.phone.trim() === ''
        ? 'required'
        : /^1[3-9]\d{9}$/.test(draft.phone.trim())
          ? null
          : 'not-a-phone',
  });
}

/** The second step: each entry must be the one of the first, however it is spaced or spelled; no second entry is needed of who is verified. */
export function checkSecondStep(draft: SignUpDraft, verified = false): SignUpProblems {
  const phoneCode = /^\d{6}$/.test(draft.phoneCode.trim()) ? null : 'phoneCodeMissing';
  if (verified) return found({ phoneCode });
  const sameNumber =
    foldIdNumber(draft.idType, draft.idNumber) === foldIdNumber(draft.idType, draft.idNumberAgain);
  return found({
    phoneCode,
    nameAgain: checkName(draft.nameAgain) ?? (sameName(draft.name, draft.nameAgain) ? null : 'name'),
    idTypeAgain: draft.idTypeAgain === '' ? 'required' : draft.idTypeAgain === draft.idType ? null : 'idType',
    idNumberAgain: draft.idNumberAgain.trim() === '' ? 'id-number-empty' : sameNumber ? null : 'idNumber',
  });
}
