import type { Answers } from '#domain/edition/edition.ts';
import type { EmployerDirectory } from '../ports/reference.ts';
import type { Identity } from '../ports/registration-store.ts';
import { choosePhoto } from '../usecases/candidate/choose-photo.ts';
import { enterEdition } from '../usecases/candidate/enter-edition.ts';
import { savePage } from '../usecases/candidate/save-page.ts';
import { submitRegistration } from '../usecases/candidate/submit-registration.ts';
import type { ViewDeps } from '../usecases/candidate/view-registration.ts';
import { addDemoCandidates, type DemoDeps, expectDone } from './people.ts';

type Person = Readonly<Record<string, string>>;
type Deps = DemoDeps & ViewDeps & { readonly employers: EmployerDirectory };

/** A nurse's answers to every page; what is written in words comes from the line. */
function pagesOf(person: Person, record: string): Readonly<Record<string, Answers>> {
  const { point = '', phone = '', employer = '', employer_other = '', work_history = '' } = person;
  const typed = employer === 'other' ? { employer_other, employer_category: 'general-hospital' } : {};
  return {
    'exam-point': { point },
    person: { id_valid_until: '2035-06-30', ethnicity: '01', health: '10' },
    contact: { phone, address: '', postcode: '' },
    application: {
      discipline: 'nursing',
      level: 'junior',
      specialty: '203',
      subjects: ['basic', 'related', 'professional', 'practice'],
      practice_category: 'nursing',
      first_registered: '2020-07',
      has_residency_certificate: 'no',
    },
    education: { education_record: record, degree: 'none', study_length: '3', work_history },
    employment: {
      employer,
      ...typed,
      employer_affiliation: 'prefecture',
      employer_nature: 'public-institution',
      years_in_profession: 5,
    },
  };
}

async function register(deps: Deps, person: Person, edition: string): Promise<void> {
  const candidate = await deps.accounts.findByUserName(person.user_name ?? '');
  if (candidate === null) return;
  const of: Identity = { edition, candidate };
  if ((await deps.store.find(of)) !== null) return;
  const intention = () => ({ key: deps.keys.uuid(), request: 'demo' });
  const notice = deps.notices.registrationNotice(edition);
  const entry = { edition, region: person.region ?? '', notice };
  const entered = await enterEdition(deps, candidate, entry, intention());
  // The demo's clock may stand elsewhere.
  if (!entered.ok) return;
  const record = (await deps.accounts.credentialsOf(candidate))[0]?.id ?? '';
  let { rev } = entered.value;
  for (const [page, answers] of Object.entries(pagesOf(person, record))) {
    const saved = await savePage(deps, of, { page, answers, rev }, intention());
    ({ rev } = expectDone(saved, `page ${page}`));
  }
  const photo = (await deps.accounts.findAccount(candidate))?.photo?.digest ?? '';
  ({ rev } = expectDone(await choosePhoto(deps, of, photo, intention()), 'photo'));
  expectDone(await submitRegistration(deps, of, rev, intention()), 'submission');
}

/** People of an employer (lines of `data/demo/employees.csv`) who have submitted in the newest exam. */
export async function addDemoEmployees(deps: Deps, people: readonly Person[]): Promise<void> {
  await addDemoCandidates(deps, people);
  const newest = deps.reference.editions()[0]?.edition.key;
  if (newest === undefined) return;
  for (const person of people) await register(deps, person, newest);
}
