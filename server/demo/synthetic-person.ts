import type { Answers } from '#domain/edition/edition.ts';
import type { Option } from '#domain/edition/options.ts';
import type { EmployerEntry, Reference, RegionOfEdition, Specialty } from '../ports/reference.ts';
import type { Draw } from './draw.ts';

/** A region with what its people choose from. */
export type PopulatedRegion = {
  readonly region: RegionOfEdition;
  readonly points: readonly string[];
  readonly sites: readonly Option[];
  readonly employers: readonly EmployerEntry[];
};

export type Names = { readonly family: readonly string[]; readonly given: readonly string[] };

export type Population = {
  readonly reference: Reference;
  readonly edition: string;
  readonly regions: readonly PopulatedRegion[];
  readonly specialties: readonly Specialty[];
  /** Those of the discipline that most people have. */
  readonly nursing: readonly Specialty[];
  readonly names: Names;
};

const NURSES = 0.4;
const BIRTHDAYS = 11_000;
const DAY_MS = 86_400_000;
const YOUNGEST = Date.parse('2003-12-31');
/** No county has this number: nobody real has such an ID paper. */
const NO_COUNTY = '98';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** GB 11643: the last character follows from the others. */
function withCheck(body: string): string {
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return body + CHECKS[sum % 11];
}

/** The n-th person has an ID number of their own, as long as there are fewer than eleven million. */
function idOf(n: number, point: string) {
  const birthDate = new Date(YOUNGEST - (n % BIRTHDAYS) * DAY_MS).toISOString().slice(0, 10);
  const order = String(Math.floor(n / BIRTHDAYS) % 1000).padStart(3, '0');
  const number = withCheck(`${point.slice(0, 4)}${NO_COUNTY}${birthDate.replaceAll('-', '')}${order}`);
  return { birthDate, number, sex: Number(order) % 2 === 1 ? '1' : '2' };
}

const optionOf = (draw: Draw, options: readonly Option[] | undefined): string =>
  options === undefined || options.length === 0 ? '' : draw.oneOf(options).code;

/** What somebody typed and chose, with what was quoted from elsewhere: as the form holds it when it is handed in. */
export function answersOf(population: Population, home: PopulatedRegion, n: number, draw: Draw): Answers {
  const { reference, edition, names } = population;
  const lists = reference.listsFor(edition, home.region.region);
  const point = draw.early(home.points);
  const id = idOf(n, point);
  const specialty = draw.oneOf(draw.next() < NURSES ? population.nursing : population.specialties);
  const employer = home.employers.length === 0 ? null : draw.oneOf(home.employers);
  const sites = home.sites.filter(({ within }) => within.point?.includes(point));
  const graduated = 2005 + draw.below(18);
  return {
    name: draw.oneOf(names.family) + draw.oneOf(names.given),
    id_type: 'resident-id',
    id_number: id.number,
    id_valid_until: '2035-06-30',
    nationality: 'CN',
    sex: id.sex,
    birth_date: id.birthDate,
    ethnicity: optionOf(draw, lists.ethnicity),
    health: '10',
    phone: `139${String(n % 100_000_000).padStart(8, '0')}`,
    point,
    site: home.region.confirmation === 'on-line' && sites.length > 0 ? draw.oneOf(sites).code : null,
    discipline: specialty.discipline,
    level: specialty.level,
    specialty: specialty.code,
    subjects: specialty.subjects,
    practice_category: 'none',
    has_residency_certificate: 'no',
    education_record: null,
    education_level: 'bachelor',
    school: employer?.name ?? '',
    major: specialty.name,
    graduated_on: `${graduated}-07-01`,
    education_certificate: `${graduated}${String(n).padStart(10, '0')}`,
    degree: 'none',
    study_length: '5',
    work_history: employer === null ? '' : `${graduated}-08 – ${employer.name}`,
    employer: employer?.code ?? null,
    employer_name: employer?.name ?? '',
    employer_affiliation: 'prefecture',
    employer_nature: 'public-institution',
    years_in_profession: 2025 - graduated,
  };
}
