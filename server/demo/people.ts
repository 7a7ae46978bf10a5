import { ID_TYPES } from '#domain/identity/id-papers.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { Keys } from '../ports/keys.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Notices } from '../ports/notices.ts';
import type { PhotoProcessor } from '../ports/photo-processor.ts';
import type { Reference } from '../ports/reference.ts';
import type { AttemptStore } from '../ports/session-store.ts';
import { addCredential } from '../usecases/account/add-credential.ts';
import { saveBasics } from '../usecases/account/save-basics.ts';
import { type SignUpDeps, signUp, startSignUp } from '../usecases/account/sign-up.ts';
import { uploadPhoto } from '../usecases/account/upload-photo.ts';
import type { Outcome } from '../usecases/outcome.ts';
import { drawPortrait } from './portrait.ts';

type Person = Readonly<Record<string, string>>;

export type DemoDeps = SignUpDeps & {
  readonly accounts: AccountStore;
  readonly attempts: AttemptStore;
  readonly cases: CaseStore;
  readonly files: FileStore;
  readonly photos: PhotoProcessor;
  readonly reference: Reference;
  readonly notices: Notices;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** What the demo does goes through, or the demo is broken. */
export function expectDone<T>(outcome: Outcome<T>, what: string): T {
  if (!outcome.ok) throw new Error(`demo: ${what} was refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.value;
}

/** The network that demo people come from. */
const HERE = 'demo';

/** They read their message before it is sent: their telephones ring with nobody. */
async function codeSentTo(services: DemoDeps, phone: string): Promise<string> {
  let message = '';
  const messenger: Messenger = {
    send: (_phone, text) => {
      message = text;
    },
  };
  expectDone(await startSignUp({ ...services, messenger }, phone, HERE), `code to ${phone}`);
  return /\d{6}/.exec(message)?.[0] ?? '';
}

/** Candidates come in by the front door: the same use cases as everybody's. */
async function addCandidate(services: DemoDeps, person: Person, hue: number): Promise<void> {
  const userName = person.user_name ?? '';
  if ((await services.accounts.findByUserName(userName)) !== null) return;
  const idType = ID_TYPES.find((type) => type === person.id_type) ?? 'resident-id';
  const [name, idNumber] = [person.name ?? '', person.id_number ?? ''];
  const entries = { name, nameAgain: name, idType, idTypeAgain: idType, idNumber, idNumberAgain: idNumber };
  const consents = services.notices.consents();
  const phone = person.phone ?? '';
  const phoneCode = await codeSentTo(services, phone);
  const signedUp = await signUp(
    services,
    { userName, password: person.password ?? '', ...entries, phone, phoneCode, consents },
    services.keys.uuid(),
    { address: HERE, browser: null },
  );
  const candidate = expectDone(signedUp, `sign-up of ${userName}`);
  if (/just opened/.test(person.shows ?? '')) return;
  await completeAccount(services, candidate, { hue, idType });
}

async function completeAccount(services: DemoDeps, candidate: string, of: { hue: number; idType: string }) {
  const isChinese = of.idType === 'resident-id' || of.idType === 'hk-macao-permit';
  const basics = {
    sex: null,
    birthDate: null,
    ethnicity: isChinese ? '01' : null,
    idValidUntil: '2035-06-30',
  };
  const nationality = isChinese ? 'CN' : 'FR';
  expectDone(await saveBasics(services, candidate, { ...basics, nationality }), 'basic information');
  const education = { kind: 'education', level: 'junior-college', schoolNote: '', studyLength: '3' } as const;
  const school = readSchool(services);
  const record = {
    ...education,
    ...school,
    finishedOn: '2019-07-01',
    certificateNumber: '103781201906000123',
  };
  expectDone(await addCredential(services, candidate, record, services.keys.uuid()), 'education record');
  const upload = { bytes: await drawPortrait(of.hue), crop: null, edition: null };
  expectDone(await uploadPhoto(services, candidate, upload), 'photo');
}

/** A school and field of study in words that the reference data already hold. */
function readSchool(services: DemoDeps) {
  const [newest] = services.reference.editions();
  const lists = newest === undefined ? {} : services.reference.listsFor(newest.edition.key, '13');
  const [point] = lists.point ?? [];
  const nursing = newest === undefined ? null : services.reference.findSpecialty(newest.edition.key, '203');
  return { school: `${point?.label ?? ''}${nursing?.name ?? ''}`, major: nursing?.name ?? '' };
}

/** The demo's candidates (lines of `data/demo/people.csv`); who is there already is left alone. */
export async function addDemoCandidates(deps: DemoDeps, people: readonly Person[]): Promise<void> {
  const candidates = people.filter(({ post }) => post === 'candidate');
  for (const [i, person] of candidates.entries()) await addCandidate(deps, person, (i * 47) % 360);
}
