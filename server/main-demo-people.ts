import { POSTS } from '#domain/staff/posts.ts';
import { addDemoCandidates } from './demo/people.ts';
import type { Services } from './http/deps.ts';
import { addStaff } from './postgres/add-staff.ts';
import { importPastRecords } from './postgres/import-past-records.ts';
import { readData } from './postgres/populate.ts';
import { idHashOf } from './usecases/account/sign-up.ts';
import { personHashOf } from './usecases/candidate/unlinked-scores.ts';

/** Puts everybody in `demo/people.csv` of the data folder into the house, and what `demo/past-records.csv` tells of them. */
export async function addDemoPeople(
  services: Services,
  migratorUrl: string,
  dataFolder: string,
): Promise<void> {
  const people = readData(dataFolder, 'demo/people.csv');
  const staff = people.filter(({ post }) => post !== 'candidate');
  const siteOf = new Map(
    readData(dataFolder, 'demo/sites-of-staff.csv').map((row) => [row.user_name, row.site ?? null]),
  );
  const employersOf = new Map(
    readData(dataFolder, 'demo/employers-of-staff.csv').map((row) => [row.user_name, row.employers ?? '']),
  );
  const members = staff.map(async (person) => ({
    id: services.keys.uuid(),
    userName: person.user_name ?? '',
    passwordHash: await services.keys.hashPassword(person.password ?? ''),
    displayName: person.name ?? '',
    post: postOf(person.post),
    region: person.region || null,
    point: person.point || null,
    site: siteOf.get(person.user_name) ?? null,
    employers: (employersOf.get(person.user_name) ?? '').split('|').filter((code) => code !== ''),
  }));
  await addStaff(migratorUrl, await Promise.all(members));
  await addDemoCandidates(services, people);
  const { keys } = services;
  const past = readData(dataFolder, 'demo/past-records.csv');
  await importPastRecords(
    migratorUrl,
    keys,
    {
      paper: (paper) => idHashOf(keys, paper),
      person: (name, birthDate) => personHashOf(keys, name, birthDate),
    },
    past,
  );
}

function postOf(written: string | undefined) {
  const post = POSTS.find((one) => one === written);
  if (post === undefined) throw new Error(`demo/people.csv: no post ${written}`);
  return post;
}
