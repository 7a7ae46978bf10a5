import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '#domain/messages/copies.ts';
import type { Config } from './config.ts';
import { createOfficialAccount } from './gateways/wechat/official-account.ts';
import type { RunningServices } from './main-services.ts';
import type { CopyChannel } from './ports/channel.ts';
import type { OfficialAccount, OfficialAccountSettings } from './ports/official-account.ts';

/** Doors that open one by one, as the outside world starts. */
export type Outside = { readonly channels: Map<Channel, CopyChannel>; wechat: OfficialAccount | null };

type Secrets = Omit<OfficialAccountSettings, 'apiUrl' | 'openUrl' | 'timeoutMs'>;

const TIMEOUT_MS = 5000;

/** The stand-in WeChat opens the official account when it starts, and shows it to its owner in a file. */
async function readWhenThere(file: string): Promise<Secrets> {
  for (;;) {
    // Half written, for who looks too early.
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.endsWith('}')) return JSON.parse(text) as Secrets;
    await sleep(200, undefined, { ref: false });
  }
}

/** Opens the official account: the configured one, or that of the stand-in. */
export async function openWechat(
  config: Config,
  outside: Outside,
  { vendorTokens, clock }: RunningServices,
): Promise<void> {
  const standIn = async (): Promise<OfficialAccountSettings> => ({
    ...(await readWhenThere(path.join(config.dataFolder, 'wechat/account.json'))),
    apiUrl: `http://127.0.0.1:${config.standInsPort}/wechat`,
    openUrl: `http://localhost:${config.standInsPort}/wechat`,
    timeoutMs: TIMEOUT_MS,
  });
  const settings = config.wechat ?? (await standIn());
  outside.wechat = createOfficialAccount(settings, { tokens: vendorTokens, now: () => clock.wall() });
  outside.channels.set('wechat', outside.wechat);
}
