import { checkIdPaper, foldIdNumber, type IdType } from '#domain/identity/id-papers.ts';
import { checkName, sameName } from '#domain/identity/names.ts';

/** The days of the server decide; the clock of a phone may be wrong. A number that reads as a far day is refused there. */
const ANY_DAY = '2199-12-31';
export const SHORTEST_PASSWORD = 8;

/** What stands in the form, both steps. */
export type SignUpDraft = {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string;
  readonly agreed: readonly string[];
  readonly nameAgain: string;
  readonly idTypeAgain: IdType | '';
  readonly idNumberAgain: string;
};

export const emptyDraft: SignUpDraft = {
  userName: '',
  password: '',
  name: '',
  idType: 'resident-id',
  idNumber: '',
  phone: '',
  agreed: [],
  nameAgain: '',
  idTypeAgain: '',
  idNumberAgain: '',
};

/** Codes of the vocabulary's problems, or our own words' keys; by field. */
export type SignUpProblems = Partial<Record<keyof SignUpDraft, string>>;

const found = (problems: Record<string, string | null>): SignUpProblems =>
  Object.fromEntries(Object.entries(problems).filter(([, code]) => code !== null));

/** The first step, in reading order; consents are looked at by the page, which knows which there are. */
export function checkFirstStep(draft: SignUpDraft): SignUpProblems {
  const password = [...draft.password].length;
  return found({
    userName: draft.userName.trim() === '' ? 'userNameMissing' : null,
    password: password === 0 ? 'passwordMissing' : password < SHORTEST_PASSWORD ? 'passwordShort' : null,
    name: checkName(draft.name),
    idNumber: checkIdPaper({ type: draft.idType, number: draft.idNumber }, ANY_DAY),
    phone: draft.phone.trim() === '' ? 'required' : /^1[3-9]\d{9}$/.test(draft.phone.trim()) ? null : 'not-a-phone',
  });
}

/** The second step: each entry must be the one of the first, however it is spaced or spelled. */
export function checkSecondStep(draft: SignUpDraft): SignUpProblems {
  const sameNumber =
    foldIdNumber(draft.idType, draft.idNumber) === foldIdNumber(draft.idType, draft.idNumberAgain);
  return found({
    nameAgain: checkName(draft.nameAgain) ?? (sameName(draft.name, draft.nameAgain) ? null : 'name'),
    idTypeAgain: draft.idTypeAgain === '' ? 'required' : draft.idTypeAgain === draft.idType ? null : 'idType',
    idNumberAgain: draft.idNumberAgain.trim() === '' ? 'id-number-empty' : sameNumber ? null : 'idNumber',
  });
}
