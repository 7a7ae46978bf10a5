import pg from 'pg';
import { ID_TYPES } from '#domain/identity/id-papers.ts';
import type { Services } from '../http/deps.ts';
import { readData } from '../postgres/populate.ts';
import { addCredential } from '../usecases/account/add-credential.ts';
import { saveBasics } from '../usecases/account/save-basics.ts';
import { signUp } from '../usecases/account/sign-up.ts';
import { uploadPhoto } from '../usecases/account/upload-photo.ts';
import type { Outcome } from '../usecases/outcome.ts';
import { drawPortrait } from './portrait.ts';

type Person = Readonly<Record<string, string>>;

function expectDone<T>(outcome: Outcome<T>, what: string): T {
  if (!outcome.ok) throw new Error(`demo: ${what} was refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.value;
}

/** Staff are made by the installation, never through the portal; existing ones keep their passwords. */
async function addStaff(client: pg.Client, services: Services, person: Person): Promise<void> {
  const known = await client.query('select 1 from staff where user_name = $1', [person.user_name]);
  if (known.rowCount !== 0) return;
  await client.query(
    `insert into staff (staff_id, user_name, password_hash, display_name, role, region_id, point_id)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      services.keys.uuid(),
      person.user_name,
      await services.keys.hashPassword(person.password ?? ''),
      person.name,
      person.role,
      person.region || null,
      person.point || null,
    ],
  );
}

/** Candidates come in by the front door: the same use cases as everybody's. */
async function addCandidate(services: Services, person: Person, hue: number): Promise<void> {
  const userName = person.user_name ?? '';
  if ((await services.accounts.findByUserName(userName)) !== null) return;
  const idType = ID_TYPES.find((type) => type === person.id_type) ?? 'resident-id';
  const [name, idNumber] = [person.name ?? '', person.id_number ?? ''];
  const entries = { name, nameAgain: name, idType, idTypeAgain: idType, idNumber, idNumberAgain: idNumber };
  const consents = services.notices.consents();
  const phone = person.phone ?? '';
  const signedUp = await signUp(services, {
    userName,
    password: person.password ?? '',
    ...entries,
    phone,
    consents,
  });
  const candidate = expectDone(signedUp, `sign-up of ${userName}`);
  if (/just opened/.test(person.shows ?? '')) return;
  await completeAccount(services, candidate, { phone, hue, idType });
}

async function completeAccount(
  services: Services,
  candidate: string,
  of: { phone: string; hue: number; idType: string },
) {
  const isChinese = of.idType === 'resident-id' || of.idType === 'hk-macao-permit';
  const basics = {
    sex: null,
    birthDate: null,
    ethnicity: isChinese ? '01' : null,
    idValidUntil: '2035-06-30',
  };
  const nationality = isChinese ? 'CN' : 'FR';
  expectDone(
    await saveBasics(services, candidate, { ...basics, nationality, phone: of.phone }),
    'basic information',
  );
  const education = { kind: 'education', level: 'junior-college', schoolNote: '', studyLength: '3' } as const;
  const school = readSchool(services);
  const record = {
    ...education,
    ...school,
    finishedOn: '2019-07-01',
    certificateNumber: '103781201906000123',
  };
  expectDone(await addCredential(services, candidate, record), 'education record');
  const upload = { bytes: await drawPortrait(of.hue), crop: null, edition: null };
  expectDone(await uploadPhoto(services, candidate, upload), 'photo');
}

/** A school and field of study in words that the reference data already hold. */
function readSchool(services: Services) {
  const [newest] = services.reference.editions();
  const lists = newest === undefined ? {} : services.reference.listsFor(newest.edition.key, '13');
  const [point] = lists.point ?? [];
  const nursing = services.reference.findSpecialty('203');
  return { school: `${point?.label ?? ''}${nursing?.name ?? ''}`, major: nursing?.name ?? '' };
}

/** Everybody in `data/demo/people.csv`; who is there already is left alone. */
export async function addDemoPeople(
  services: Services,
  migratorUrl: string,
  dataFolder: string,
): Promise<void> {
  const people = readData(dataFolder, 'demo/people.csv');
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    for (const person of people.filter(({ role }) => role !== 'candidate'))
      await addStaff(client, services, person);
  } finally {
    await client.end();
  }
  const candidates = people.filter(({ role }) => role === 'candidate');
  for (const [i, person] of candidates.entries()) await addCandidate(services, person, (i * 47) % 360);
}
