import type { Page } from '@playwright/test';
import { type Account, call, pathOf, type RegistrationView, type Transport } from '#contract/client.ts';
import { inventPerson, type Person, signUpByWire } from './people.ts';
import { portrait } from './portrait.ts';
import { EDITION, EDITION_2023, transportOver } from './wire.ts';

/** How far somebody has come before the journey begins; each step holds those before it. */
const STEPS = ['signed-up', 'account', 'entered', 'filled', 'complete', 'submitted'] as const;
export type Step = (typeof STEPS)[number];

/** Whether the account has a photo that the form can quote. */
export type Photo = 'on-account' | 'none';

/** Somebody new, signed in in this window, who has come as far as `until` in Hebei or `region`, in 2026 or `edition`. */
export async function arriveWith(
  window: Page,
  until: Step,
  region = '13',
  photo: Photo = 'on-account',
  edition: string = EDITION,
): Promise<Person> {
  const person = inventPerson();
  await signUpByWire(window, person);
  await goOn(window, until, region, photo, edition);
  return person;
}

/** The same for somebody who has just signed up in this window. */
export async function goOn(
  window: Page,
  until: Step,
  region = '13',
  photo: Photo = 'on-account',
  edition: string = EDITION,
): Promise<void> {
  const acts: Record<Step, () => Promise<unknown>> = {
    'signed-up': async () => {},
    account: async () => {
      await completeAccount(window);
      if (photo === 'on-account') await uploadPortrait(window);
    },
    entered: () => enter(window, region, edition),
    filled: () => fillPages(window, undefined, {}, edition),
    complete: () => takePhoto(window, edition),
    submitted: () => submit(window, edition),
  };
  for (const step of STEPS.slice(0, STEPS.indexOf(until) + 1)) await acts[step]();
}

async function completeAccount(window: Page): Promise<void> {
  const wire = transportOver(window.request);
  const basics = {
    nationality: 'CN',
    sex: null,
    birthDate: null,
    ethnicity: '01',
    idValidUntil: '2035-06-30',
  };
  await call(wire, 'saveBasics', { body: basics });
  const record = {
    kind: 'education',
    level: 'junior-college',
    school: '石家庄医学高等专科学校',
    schoolNote: '',
    major: '护理',
    finishedOn: '2019-07-01',
    certificateNumber: '141201201906001234',
    studyLength: '3',
  } as const;
  await call(wire, 'addCredential', { body: record });
}

/** A photo for the account; gives what the server says of it. */
export async function uploadPortrait(window: Page, photo?: Buffer): Promise<Account> {
  const answer = await window.request.put(pathOf('uploadPhoto', {}), {
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': crypto.randomUUID() },
    data: photo ?? (await portrait()),
  });
  if (!answer.ok()) throw new Error(`photo: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

const enter = (window: Page, region: string, edition: string) =>
  call(transportOver(window.request), 'enter', {
    params: { edition },
    body: { region, notice: `${edition}-1` },
  });

type Pages = Record<string, RegistrationView['answers']>;

/** What the form of 2023 asks otherwise. */
const otherwiseIn2023 = (record: string): Pages => ({
  application: {
    specialty: '203',
    subjects: ['basic', 'related', 'professional', 'practice'],
    current_title: 'junior-assistant',
    current_title_since: '2020-09',
    practice_category: 'nursing',
  },
  education: {
    education_record: record,
    degree_record: 'none',
    highest_education: 'junior-college',
    study_length: '3',
    study_history: '2016 年 9 月至 2019 年 7 月，护理。',
  },
});

/** Right answers for a nurse of the region's first city. */
async function rightAnswers(wire: Transport, region: string, edition: string): Promise<Pages> {
  const lists = await call(wire, 'getOptions', { params: { edition }, query: { region } });
  const first = (list: string) => lists[list]?.[0]?.code ?? '';
  const { credentials, phone } = await call(wire, 'getAccount', {});
  const [employer] = await call(wire, 'findEmployers', { query: { q: '医院', city: first('point') } });
  const record = credentials[0]?.id ?? '';
  return {
    'exam-point': { point: first('point'), site: first('site') },
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
    education: {
      education_record: record,
      degree: 'none',
      study_length: '3',
      work_history: '2019 年 8 月至今，内科护士。',
    },
    employment: {
      employer: employer?.code ?? '',
      employer_affiliation: first('employer-affiliation'),
      employer_nature: first('employer-nature'),
      years_in_profession: 5,
    },
    ...(edition === EDITION_2023 ? otherwiseIn2023(record) : {}),
  };
}

/** Fills the pages in through the wire, the last one being `last`; `otherwise` replaces single answers. */
export async function fillPages(
  window: Page,
  last = 'employment',
  otherwise: RegistrationView['answers'] = {},
  edition: string = EDITION,
) {
  const wire = transportOver(window.request);
  let view = await registrationOf(window, edition);
  for (const [page, right] of Object.entries(await rightAnswers(wire, view.region.code, edition))) {
    const kept = Object.entries(otherwise).filter(([key]) => key in right);
    const body = { answers: { ...right, ...Object.fromEntries(kept) }, rev: view.rev };
    view = await call(wire, 'savePage', { params: { edition, page }, body });
    if (page === last) return;
  }
}

/** Takes the photo of the account, through the wire. */
export async function takePhoto(window: Page, edition: string = EDITION): Promise<void> {
  const photo = (await registrationOf(window, edition)).accountPhoto?.digest ?? '';
  await call(transportOver(window.request), 'choosePhoto', { params: { edition }, body: { photo } });
}

/** The registration of who is signed in in this window, as the server has it now. */
export const registrationOf = (window: Page, edition: string = EDITION): Promise<RegistrationView> =>
  call(transportOver(window.request), 'getRegistration', { params: { edition } });

/** Submits through the wire. Gives the code of the form. */
export async function submit(window: Page, edition: string = EDITION): Promise<string> {
  const { rev } = await registrationOf(window, edition);
  const body = { params: { edition }, body: { rev } };
  return (await call(transportOver(window.request), 'submit', body)).receipt.code;
}

/** Withdraws what was submitted, through the wire. */
export const withdraw = (window: Page, edition: string = EDITION) =>
  call(transportOver(window.request), 'withdraw', { params: { edition } });
