// What people of the demo do between two pictures, over the wire and with the cookies of their window.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

export const password = 'Weikao-2026!';
export const edition = 'health-2026';
export const registration = `/api/registrations/${edition}`;

/** Speaks the wire with the cookies of this window. */
export async function send(window, method, place, data) {
  const headers = method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() };
  const answer = await window.request.fetch(place, { method, headers, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${method} ${place}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

export async function moveClock(window, moment) {
  const { moments } = await send(window, 'GET', '/api/demo/clock');
  const { at } = moments.find(({ key }) => key === moment);
  await send(window, 'POST', '/api/demo/clock', { at });
}

export async function logIn(window, login) {
  await send(window, 'POST', '/api/session', { login, password });
}

/** What a nurse answers, page by page; of last year's records what is asked again. */
async function rightAnswers(window, { region, point, site, subjects }) {
  const account = await send(window, 'GET', '/api/account');
  const hospital = encodeURIComponent('\u533b\u9662');
  const [employer] = await send(window, 'GET', `/api/employers?city=${point}&q=${hospital}`);
  const lists = await send(window, 'GET', `/api/editions/${edition}/options?region=${region}`);
  return {
    'exam-point': { point, ...(site && { site: lists.site.find(({ code }) => code.startsWith(site)).code }) },
    person: { id_valid_until: '2035-06-30', ethnicity: '01', health: '10' },
    contact: { phone: account.phone, address: '', postcode: '' },
    application: {
      discipline: 'nursing',
      level: 'junior',
      specialty: '203',
      subjects,
      practice_category: 'nursing',
      first_registered: '2019-09',
      has_residency_certificate: 'no',
    },
    education: {
      education_record: account.credentials[0].id,
      degree: 'none',
      study_length: '3',
      work_history: '2019-08 – 2025-12',
    },
    employment: {
      employer: employer.code,
      employer_affiliation: 'prefecture',
      employer_nature: 'public-institution',
      years_in_profession: 5,
    },
  };
}

export const everySubject = ['basic', 'related', 'professional', 'practice'];

/** Enters the exam and fills in the pages before `until`, or all of them and the photo. */
export async function fillIn(window, place, until) {
  await send(window, 'PUT', registration, { region: place.region, notice: `${edition}-1` });
  for (const [page, answers] of Object.entries(await rightAnswers(window, place))) {
    if (page === until) return;
    const { rev } = await send(window, 'GET', registration);
    await send(window, 'PUT', `${registration}/pages/${page}`, { answers, rev });
  }
  const { accountPhoto } = await send(window, 'GET', registration);
  if (accountPhoto) await send(window, 'PUT', `${registration}/photo`, { photo: accountPhoto.digest });
}

export async function submit(window) {
  const { rev } = await send(window, 'GET', registration);
  return (await send(window, 'PUT', `${registration}/submission`, { rev })).receipt;
}

export const bytesAt = async (window, place) => (await window.request.get(place)).body();

/** A file in parts, as the page sends it. */
async function upload(window, item, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { item, size: bytes.byteLength, sha256 };
  let state = await send(window, 'POST', `${registration}/uploads`, file);
  while (!state.complete) {
    const part = bytes.subarray(state.offset, state.offset + state.partBytes);
    state = await sendBytes(window, `${registration}/uploads/${state.upload}?offset=${state.offset}`, part);
  }
  await send(window, 'POST', `${registration}/papers/${item}`, { upload: state.upload });
}

export async function sendBytes(window, place, data, type = 'application/octet-stream') {
  const headers = { 'content-type': type, 'idempotency-key': crypto.randomUUID() };
  const answer = await window.request.put(place, { headers, data });
  if (!answer.ok()) throw new Error(`PUT ${place}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** The printed form as a picture, as if signed and taken by a phone. */
async function photographedForm(window) {
  const input = await bytesAt(window, `${registration}/form`);
  return execFileSync('pdftoppm', ['-jpeg', '-r', '90', '-singlefile', '-'], { input });
}

export async function uploadPapers(window, isWanted) {
  const [form, paper] = [await photographedForm(window), await bytesAt(window, '/api/account/photo')];
  const { papers } = await send(window, 'GET', registration);
  for (const { key, missing } of papers.items) {
    if (!missing || !isWanted(key)) continue;
    await upload(window, key, key === 'signed-form' ? form : paper);
  }
}

/** At the counter by the code; in the review with the file on the own bench. */
export async function decide(window, number, act, code) {
  const file = `/api/office/registrations/${number}`;
  const { rev } = await send(window, 'GET', file);
  const means = code ? { code } : { lease: (await send(window, 'POST', `${file}/lease`)).token };
  await send(window, 'POST', `${file}/decisions`, { do: act, rev, ...means });
}

export async function pay(window, standIns) {
  await window.goto(`/registrations/${edition}/payment`);
  await window.locator('main button').click();
  await window.waitForURL(`${standIns}/**`);
  await window.locator('button.primary').click();
  await window.waitForURL(`**/registrations/${edition}/payment**`);
  await window.locator('.notice-done').waitFor();
}
