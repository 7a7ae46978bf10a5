import type { Page } from '@playwright/test';
import { type Account, call, pathOf, type RegistrationView, type Transport } from '#contract/client.ts';
import { inventPerson, type Person, signUpByWire } from './people.ts';
import { portrait } from './portrait.ts';
import { EDITION, transportOver } from './wire.ts';

const params = { edition: EDITION };

/** How far somebody has come before the journey begins; each step holds those before it. */
const STEPS = ['signed-up', 'account', 'entered', 'filled', 'complete', 'submitted'] as const;
export type Step = (typeof STEPS)[number];

/** Whether the account has a photo that the form can quote. */
export type Photo = 'on-account' | 'none';

/** Somebody new, signed in in this window, who has come as far as `until` in Hebei or `region`. */
export async function arriveWith(
  window: Page,
  until: Step,
  region = '13',
  photo: Photo = 'on-account',
): Promise<Person> {
  const person = inventPerson();
  await signUpByWire(window, person);
  await goOn(window, until, region, photo);
  return person;
}

/** The same for somebody who has just signed up in this window. */
export async function goOn(
  window: Page,
  until: Step,
  region = '13',
  photo: Photo = 'on-account',
): Promise<void> {
  const acts: Record<Step, () => Promise<unknown>> = {
    'signed-up': async () => {},
    account: async () => {
      await completeAccount(window);
      if (photo === 'on-account') await uploadPortrait(window);
    },
    entered: () => enter(window, region),
    filled: () => fillPages(window),
    complete: () => takePhoto(window),
    submitted: () => submit(window),
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

const enter = (window: Page, region: string) =>
  call(transportOver(window.request), 'enter', { params, body: { region, notice: 'health-2026-1' } });

/** Right answers for a nurse of the region's first city. */
async function rightAnswers(
  wire: Transport,
  region: string,
): Promise<Record<string, RegistrationView['answers']>> {
  const lists = await call(wire, 'getOptions', { params, query: { region } });
  const first = (list: string) => lists[list]?.[0]?.code ?? '';
  const { credentials, phone } = await call(wire, 'getAccount', {});
  const [employer] = await call(wire, 'findEmployers', { query: { q: '医院', city: first('point') } });
  return {
    'exam-point': { point: first('point') },
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
      education_record: credentials[0]?.id ?? '',
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
  };
}

/** Fills the pages in through the wire, the last one being `last`; `otherwise` replaces single answers. */
export async function fillPages(
  window: Page,
  last = 'employment',
  otherwise: RegistrationView['answers'] = {},
) {
  const wire = transportOver(window.request);
  let view = await registrationOf(window);
  for (const [page, right] of Object.entries(await rightAnswers(wire, view.region.code))) {
    const kept = Object.entries(otherwise).filter(([key]) => key in right);
    const body = { answers: { ...right, ...Object.fromEntries(kept) }, rev: view.rev };
    view = await call(wire, 'savePage', { params: { ...params, page }, body });
    if (page === last) return;
  }
}

/** Takes the photo of the account, through the wire. */
export async function takePhoto(window: Page): Promise<void> {
  const photo = (await registrationOf(window)).accountPhoto?.digest ?? '';
  await call(transportOver(window.request), 'choosePhoto', { params, body: { photo } });
}

/** The registration of who is signed in in this window, as the server has it now. */
export const registrationOf = (window: Page): Promise<RegistrationView> =>
  call(transportOver(window.request), 'getRegistration', { params });

/** Submits through the wire. Gives the code of the form. */
export async function submit(window: Page): Promise<string> {
  const { rev } = await registrationOf(window);
  return (await call(transportOver(window.request), 'submit', { params, body: { rev } })).receipt.code;
}

/** Withdraws what was submitted, through the wire. */
export const withdraw = (window: Page) => call(transportOver(window.request), 'withdraw', { params });
