/** Levels of education that the rules name, from low to high. */
export const EDUCATIONS = ['secondary-vocational', 'junior-college', 'bachelor', 'master', 'doctor'] as const;
export type Education = (typeof EDUCATIONS)[number];

/** Titles, from low to high. */
export const TITLES = ['none', 'junior-assistant', 'junior', 'intermediate'] as const;
export type Title = (typeof TITLES)[number];

export type Level = Exclude<Title, 'none'>;

/** Specialties that follow the same rules. */
export type Family = 'physician' | 'public-health' | 'nursing' | 'technical';

/** From when years count: licence, title, residency certificate, work in the profession; or no years at all. */
export type Basis = 'registration' | 'title' | 'residency' | 'profession' | 'education';

/** One way to be admitted. `title` only where years count from one. */
export type Way = { readonly basis: Basis; readonly years: number; readonly title: Title | null };

const since =
  (basis: Basis) =>
  (years: number): Way => ({ basis, years, title: null });
const registered = since('registration');
const trained = since('residency');
const working = since('profession');
const titled = (title: Title, years: number): Way => ({ basis: 'title', years, title });
const graduated: Way = { basis: 'education', years: 0, title: null };

type Table = Readonly<Partial<Record<Education, readonly Way[]>>>;

const junior: Table = {
  'secondary-vocational': [titled('junior-assistant', 5)],
  'junior-college': [working(3)],
  bachelor: [working(1)],
  master: [graduated],
  doctor: [graduated],
};

/**
 * The rules of 2021 (document 51 of that year) as the notices of the regions tell it. Who may take the lowest levels as a physician is decided by
 * another exam; those cells are empty.
 */
export const RULES: Readonly<Record<Level, Readonly<Partial<Record<Family, Table>>>>> = {
  'junior-assistant': {
    technical: { 'secondary-vocational': [graduated], 'junior-college': [graduated] },
  },
  junior: { nursing: junior, technical: junior },
  intermediate: {
    physician: {
      'secondary-vocational': [registered(7)],
      'junior-college': [registered(6)],
      bachelor: [registered(4), trained(2)],
      master: [trained(2)],
      doctor: [trained(0)],
    },
    'public-health': {
      'secondary-vocational': [registered(7)],
      'junior-college': [registered(6)],
      bachelor: [registered(4)],
      master: [registered(2)],
      doctor: [registered(0)],
    },
    nursing: {
      'secondary-vocational': [titled('junior', 7)],
      'junior-college': [titled('junior', 6)],
      bachelor: [titled('junior', 4)],
      master: [registered(2)],
      doctor: [registered(0)],
    },
    technical: {
      'secondary-vocational': [titled('junior', 7)],
      'junior-college': [titled('junior', 6)],
      bachelor: [titled('junior', 4)],
      master: [titled('junior', 2)],
      doctor: [graduated],
    },
  },
};

const FAMILIES: Readonly<Record<string, Family>> = {
  clinical: 'physician',
  stomatology: 'physician',
  'chinese-medicine': 'physician',
  'general-practice': 'physician',
  'public-health': 'public-health',
  nursing: 'nursing',
  pharmacy: 'technical',
  'chinese-pharmacy': 'technical',
  technology: 'technical',
};

export const familyOf = (discipline: string): Family | null => FAMILIES[discipline] ?? null;

/** Who treats or nurses people needs a licence, whatever the way. */
export const needsLicence = (family: Family): boolean => family !== 'technical';

/** General practice and community nursing: an old policy lets staff of community health centres come a year earlier; some regions keep it. */
export const MAY_COME_EARLIER: readonly string[] = ['301', '302', '373'];
