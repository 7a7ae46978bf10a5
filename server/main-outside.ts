import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.ts';
import { createMail } from './gateways/mail/smtp.ts';
import { createOfficialAccount } from './gateways/wechat/official-account.ts';
import type { Outside, RunningServices } from './main-services.ts';
import type { OfficialAccountSettings } from './ports/official-account.ts';

type Tools = Pick<RunningServices, 'vendorTokens' | 'clock'>;

/** From now on there is an official account: people bind it, and copies leave by it. */
export function openOfficialAccount(
  settings: OfficialAccountSettings,
  outside: Outside,
  { vendorTokens, clock }: Tools,
): void {
  outside.wechat = createOfficialAccount(settings, { tokens: vendorTokens, now: () => clock.wall() });
  outside.channels.set('wechat', outside.wechat);
}

type Secrets = Omit<OfficialAccountSettings, 'apiUrl' | 'openUrl' | 'timeoutMs'>;

const TIMEOUT_MS = 5000;

/** The stand-in WeChat opens the account when it starts, which is after us, and shows it to its owner in a file. */
export async function openStandInAccount(config: Config, outside: Outside, tools: Tools): Promise<void> {
  const file = path.join(config.dataFolder, 'wechat/account.json');
  const secrets = await readWhenThere<Secrets>(file);
  const apiUrl = `http://127.0.0.1:${config.standInsPort}/wechat`;
  const openUrl = `http://localhost:${config.standInsPort}/wechat`;
  openOfficialAccount({ ...secrets, apiUrl, openUrl, timeoutMs: TIMEOUT_MS }, outside, tools);
}

/** The stand-in mail server says in a file on which port it listens. */
export async function openStandInMail(config: Config, { channels }: Outside): Promise<void> {
  const { port } = await readWhenThere<{ port: number }>(path.join(config.dataFolder, 'mail/server.json'));
  const own = { host: '127.0.0.1', port, encrypted: false, user: null, password: null };
  channels.set('mail', createMail({ ...own, from: 'no-reply@weikao.example', timeoutMs: TIMEOUT_MS }));
}

async function readWhenThere<T>(file: string): Promise<T> {
  for (;;) {
    // Half written, for who looks too early.
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.endsWith('}')) return JSON.parse(text) as T;
    await sleep(200, undefined, { ref: false });
  }
}
