import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startStandIns } from '../../stand-ins/stand-ins.ts';
import { createOfficialAccount } from '../gateways/wechat/official-account.ts';
import { openFrontDoor } from './bank.ts';
import type { TestProduct } from './test-product.ts';

export type AccountSecrets = {
  readonly appId: string;
  readonly secret: string;
  readonly token: string;
  readonly aesKey: string;
  readonly template: string;
};

type Letter = { readonly lines: readonly string[]; readonly url: string | null };

/** Starts the stand-in WeChat and the real adapter to it; addresses of ours lead to a server of its own. */
export async function openWechat(product: TestProduct) {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'weikao-wechat-'));
  const door = await openFrontDoor(product);
  const machine = () => product.clock.wall().getTime();
  const place = { port: 0, host: '127.0.0.1', dataFolder, weikaoUrl: door.url, machine };
  const standIns = await startStandIns({
    ...place,
    logLevel: 'silent',
    wait: () => sleep(20),
  });
  const secrets = JSON.parse(
    readFileSync(path.join(dataFolder, 'wechat/account.json'), 'utf8'),
  ) as AccountSecrets;
  const account = createOfficialAccount(
    {
      ...secrets,
      apiUrl: `${standIns.url}/wechat`,
      openUrl: `${standIns.url}/wechat`,
      timeoutMs: 5000,
    },
    { tokens: product.services.vendorTokens, now: () => product.clock.wall() },
  );
  product.outside.wechat = account;
  product.channels.set('wechat', account);

  const postForm = (to: string, fields: Record<string, string>) =>
    fetch(`${standIns.url}${to}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  return {
    app: door.app,
    url: door.url,
    standIns: standIns.url,
    secrets,
    account,
    /** What the person's WeChat does when it scans this; the address that its browser opens then, if any. */
    scan: async (phone: string, address: string): Promise<string | null> => {
      const answer = await postForm('/phone/scan', { phone, address });
      if (answer.status >= 400) throw new Error(`nothing to scan: ${answer.status}`);
      const target = answer.headers.get('location');
      return target?.startsWith('http') ? target : null;
    },
    follow: (phone: string, following: boolean) =>
      postForm('/phone/following', { phone, following: following ? 'yes' : 'no' }),
    lettersOf: async (phone: string): Promise<readonly Letter[]> => {
      const answer = await fetch(`${standIns.url}/phone/letters?phone=${phone}`);
      return ((await answer.json()) as { letters: Letter[] }).letters;
    },
    /** Reports of letters come by themselves: whoever moves the clock next waits for them. */
    told: () => standIns.told(),
    fault: (fault: string) => postForm('/control/wechat', { fault }),
    close: async () => {
      await standIns.close();
      await door.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}

export type TestWechat = Awaited<ReturnType<typeof openWechat>>;
