import { randomInt } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { call } from '#contract/client.ts';
import { standInsAddress } from './running-product.ts';
import { transportOver } from './wire.ts';

export type Person = {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A well-formed number of a woman born on 12 May 1998 in Shijiazhuang who does not exist. */
function inventIdNumber(): string {
  const body = `13010219980512${String(randomInt(500) * 2).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return body + '10X98765432'[sum % 11];
}

/** As the consents of today are numbered. */
const CONSENT_VERSION = '1';

const NAMES = ['王晓明', '李静怡', '周雨桐', '赵子涵', '陈思远', '刘若楠'];
const used = new Set<string>();

/** Somebody who has never been here. */
export function inventPerson(): Person {
  let idNumber = inventIdNumber();
  while (used.has(idNumber)) idNumber = inventIdNumber();
  used.add(idNumber);
  const suffix = `${idNumber.slice(14, 17)}${randomInt(100, 999)}`;
  const name = NAMES[randomInt(NAMES.length)] ?? '王晓明';
  return { userName: `nurse${suffix}`, password: 'Spring-Rain-7', name, idNumber, phone: `13900${suffix}` };
}

type Inbox = { readonly messages: readonly { readonly id: string; readonly text: string }[] };

async function messagesTo(window: Page, phone: string): Promise<Inbox['messages']> {
  const answer = await window.request.get(`${standInsAddress()}/sms/messages?phone=${phone}`);
  const { messages }: Inbox = await answer.json();
  return messages;
}

/** The code of so many digits in the newest message that has one; copies of the inbox come between them. */
export async function latestCode(window: Page, phone: string, digits: number): Promise<string> {
  const code = new RegExp(`(?<!\\d)\\d{${digits}}(?!\\d)`);
  const found = (await messagesTo(window, phone)).map(({ text }) => code.exec(text)?.[0]);
  const newest = found.find((each) => each !== undefined);
  if (newest === undefined) throw new Error(`no code of ${digits} digits in ${found.length} messages`);
  return newest;
}

/** The code in the message that arrives because of `act`, read on the candidate's telephone. */
export async function codeAfter(window: Page, phone: string, act: () => Promise<unknown>): Promise<string> {
  // Copies of the inbox come to the same telephone.
  const codesTo = async () => (await messagesTo(window, phone)).filter(({ text }) => text.includes('验证码'));
  const before = (await codesTo()).length;
  await act();
  let code = '';
  await expect(async () => {
    const messages = await codesTo();
    expect(messages.length).toBeGreaterThan(before);
    code = /\d{6}/.exec(messages[0]?.text ?? '')?.[0] ?? '';
  }).toPass();
  return code;
}

/** Signs the person up through the wire; the window's cookies are then theirs. */
export async function signUpByWire(window: Page, person: Person): Promise<void> {
  const { userName, password, name, idNumber, phone } = person;
  const consents = ['privacy', 'sensitive-data'].map((key) => ({ key, version: CONSENT_VERSION }));
  const idType = 'resident-id';
  const twice = {
    name,
    nameAgain: name,
    idType,
    idTypeAgain: idType,
    idNumber,
    idNumberAgain: idNumber,
  } as const;
  const wire = transportOver(window.request);
  const phoneCode = await codeAfter(window, phone, () => call(wire, 'startSignUp', { body: { phone } }));
  await call(wire, 'signUp', { body: { userName, password, phone, phoneCode, consents, ...twice } });
}

/** The candidate logs in through the wire in this window. */
export async function logInByWire(window: Page, { userName, password }: Person): Promise<void> {
  await call(transportOver(window.request), 'logIn', { body: { login: userName, password } });
}
