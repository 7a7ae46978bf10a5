import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { call, type Input, type Transport } from '#contract/client.ts';
import { Connection, transportOver } from './connection.ts';
import type { Phones } from './phones.ts';

type Answers = Input<'savePage'>['body']['answers'];

type Model = {
  readonly edition: string;
  readonly region: string;
  readonly notice: string;
  readonly consents: Input<'signUp'>['body']['consents'];
  readonly names: readonly string[];
  readonly basics: Input<'saveBasics'>['body'];
  readonly credential: Input<'addCredential'>['body'];
  readonly employer: Input<'findEmployers'>['query'];
  readonly pages: Readonly<Record<string, Answers>>;
};

/** What everybody answers. */
export const model: Model = JSON.parse(readFileSync(path.join(import.meta.dirname, 'answers.json'), 'utf8'));

/** Somebody who is signed up and has filled everything in. `rev` follows what is sent for them. */
export type Candidate = { readonly cookie: string; readonly number: string; rev: number; saves: number };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SIGN_UPS_AT_ONCE = 8;

/** A well-formed resident ID number, another one for each `n` below 4200. */
export function idNumberOf(n: number): string {
  const month = String((n % 12) + 1).padStart(2, '0');
  const day = String((Math.floor(n / 12) % 28) + 1).padStart(2, '0');
  const sequence = String((Math.floor(n / 336) + 1) * 2).padStart(3, '0');
  const body = `1301021990${month}${day}${sequence}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return body + '10X98765432'[sum % 11];
}

/** A picture that the limits of 2026 let pass; the grain gives it the bytes of a photo. */
async function drawPhoto(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800"><rect width="600" height="800" fill="#fff"/>
    <path d="M60 800c0-150 90-210 240-210s240 60 240 210z" fill="#3b6ea5"/><ellipse cx="300" cy="390" rx="150" ry="195" fill="#f2cba8"/></svg>`;
  const noise = { type: 'gaussian', mean: 128, sigma: 10 } as const;
  const grain = await sharp({
    create: { width: 600, height: 800, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  const picture = sharp(Buffer.from(drawing)).composite([{ input: grain, blend: 'soft-light' }]);
  return picture.jpeg({ quality: 95 }).toBuffer();
}

async function signUp(transport: Transport, phones: Phones, n: number): Promise<void> {
  const name = model.names[n % model.names.length] ?? '';
  const idNumber = idNumberOf(n);
  const phone = `138${String(n).padStart(8, '0')}`;
  await call(transport, 'startSignUp', { body: { phone } });
  await call(transport, 'signUp', {
    body: {
      userName: `bench${n}`,
      password: 'Spring-Rain-7',
      name,
      nameAgain: name,
      idType: 'resident-id',
      idTypeAgain: 'resident-id',
      idNumber,
      idNumberAgain: idNumber,
      phone,
      phoneCode: await phones.codeSentTo(phone),
      consents: model.consents,
    },
  });
}

/** Basic information, education record and photo; gives the record's id. */
async function completeAccount(transport: Transport, photo: Buffer): Promise<string> {
  await call(transport, 'saveBasics', { body: model.basics });
  const { credentials } = await call(transport, 'addCredential', { body: model.credential });
  // The photo's body is not JSON, so the contract has no type for it.
  const upload: Input<'uploadPhoto'> & { body: Buffer } = { query: {}, body: photo };
  await call(transport, 'uploadPhoto', upload);
  return credentials[0]?.id ?? '';
}

/** Enters, fills every page and takes the photo: ready to be submitted. */
async function fillIn(transport: Transport, record: string, employer: string) {
  const params = { edition: model.edition };
  const of: Readonly<Record<string, Answers>> = {
    education: { education_record: record },
    employment: { employer },
  };
  let view = await call(transport, 'enter', { params, body: { region: model.region, notice: model.notice } });
  for (const [page, answers] of Object.entries(model.pages)) {
    const body = { answers: { ...answers, ...of[page] }, rev: view.rev };
    view = await call(transport, 'savePage', { params: { ...params, page }, body });
  }
  const photo = view.accountPhoto?.digest ?? '';
  return call(transport, 'choosePhoto', { params, body: { photo } });
}

async function join(connection: Connection, phones: Phones, n: number, photo: Buffer): Promise<Candidate> {
  const cookies = new Map<string, string>();
  const transport = transportOver(connection, cookies);
  await signUp(transport, phones, n);
  const record = await completeAccount(transport, photo);
  const [employer] = await call(transport, 'findEmployers', { query: model.employer });
  const { number, rev } = await fillIn(transport, record, employer?.code ?? '');
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return { cookie, number, rev, saves: 0 };
}

/** Signs up so many people over the wire, through the same doors as everybody. */
export async function signUpCandidates(port: number, phones: Phones, count: number): Promise<Candidate[]> {
  const photo = await drawPhoto();
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const candidates: Candidate[] = [];
  const work = async () => {
    const connection = new Connection(port);
    for (const n of numbers) candidates.push(await join(connection, phones, n, photo));
    connection.close();
  };
  await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, work));
  return candidates;
}
