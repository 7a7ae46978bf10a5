import type { FactorPolicy } from '#domain/staff/second-factor.ts';
import { createFolderStore } from '../files/folder-store.ts';
import { createServices, type Outside, type RunningServices } from '../main-services.ts';
import type { Clock } from '../ports/clock.ts';
import type { CredentialRegister } from '../ports/credential-check.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { NetworkIdentity } from '../ports/network-identity.ts';
import type { PaymentGateway } from '../ports/payment-gateway.ts';
import { MASTER_KEY } from './templates.ts';

/** When a test begins: registration is open in Hebei, 2026. */
export const FIRST_MOMENT = '2025-12-03T10:00:00+08:00';

/** Business time of a test: it stands still until it is told to move. */
export type TestClock = { now(): Date; wall(): Date; set(at: string): void };

export function createTestClock(at: string): TestClock {
  let current = new Date(at);
  return {
    now: () => current,
    wall: () => current,
    set: (moved) => {
      current = new Date(moved);
    },
  };
}

export type TestServices = {
  readonly urls: { readonly app: string; readonly office: string };
  readonly clock: Clock;
  readonly filesFolder: string;
  /** Instead of the folder. */
  readonly files?: FileStore | undefined;
  readonly gateways: Map<string, PaymentGateway>;
  readonly outside?: Outside;
  readonly sent: { phone: string; text: string }[];
  readonly lookAtPhotos?: boolean | undefined;
  readonly failuresPerAddress?: number | undefined;
  readonly messagesADay?: number | undefined;
  readonly puzzleDigits?: number | undefined;
  readonly factorPolicy?: FactorPolicy | undefined;
  readonly networkIdentity?: NetworkIdentity | undefined;
  readonly register?: CredentialRegister | undefined;
  /** That of all tests, unless one changes it. */
  readonly masterKey?: Buffer;
};

/** All services on a test's own database and folder; short messages are kept in `sent`. */
export function createTestServices(of: TestServices): Promise<RunningServices> {
  const { gateways, sent, filesFolder } = of;
  return createServices(
    {
      appUrl: of.urls.app,
      officeUrl: of.urls.office,
      poolSize: 8,
      masterKey: of.masterKey ?? MASTER_KEY,
      files: of.files ?? createFolderStore(filesFolder),
      messenger: { send: (phone, text) => void sent.push({ phone, text }) },
      limits: {
        failuresPerAddress: of.failuresPerAddress ?? 100_000,
        messagesADay: of.messagesADay ?? 100_000,
      },
      puzzleDigits: of.puzzleDigits ?? null,
      factorPolicy: of.factorPolicy ?? 'optional',
      gateways,
      outside: of.outside ?? { channels: new Map(), wechat: null, smsReports: null },
      networkIdentity: () => of.networkIdentity ?? null,
      register: () => of.register ?? null,
      publicUrl: 'http://localhost:3000',
      internalUrl: 'http://127.0.0.1:3000',
      lookAtPhotos: of.lookAtPhotos === true,
      onError: () => {},
    },
    async () => of.clock,
  );
}
