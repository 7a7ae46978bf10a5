import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { createEducationRegister } from './gateways/credential-check/education-register.ts';
import { createMail } from './gateways/mail/smtp.ts';
import { createNationalPlatform } from './gateways/network-identity/national-platform.ts';
import { createHttpMessenger } from './gateways/sms/http-messenger.ts';
import { createSmsReports } from './gateways/sms/read-reports.ts';
import { createClamd } from './gateways/virus-scan/clamd.ts';
import { openPaymentGateways } from './main-payment.ts';
import type { Outside } from './main-services.ts';
import type { CredentialRegister } from './ports/credential-check.ts';
import type { Messenger } from './ports/messenger.ts';
import type { NetworkIdentity } from './ports/network-identity.ts';
import type { PaymentGateway } from './ports/payment-gateway.ts';
import type { VirusScanner } from './ports/virus-scanner.ts';

const SMS_TIMEOUT_MS = 5000;
const MAIL_TIMEOUT_MS = 20_000;
const IDENTITY_TIMEOUT_MS = 5000;
const REGISTER_TIMEOUT_MS = 5000;
/** A candidate waits meanwhile; after it the paper is scanned later. */
const SCAN_TIMEOUT_MS = 5000;

/** The doors to the outside world that the settings name. */
export type Doors = {
  readonly messenger: Messenger;
  readonly outside: Outside;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly scanner: VirusScanner | null;
  readonly networkIdentity: NetworkIdentity | null;
  readonly register: CredentialRegister | null;
  /** Where a candidate's browser is sent with a form, for the page's policy. */
  readonly platforms: readonly string[];
};

type Told = (error: Error) => void;

export function openScanner(config: Config): VirusScanner | null {
  return config.virusScanner && createClamd({ ...config.virusScanner, timeoutMs: SCAN_TIMEOUT_MS });
}

function openMessenger({ sms }: Config, outside: Outside, onError: Told): Messenger {
  if (sms !== null) {
    const messenger = createHttpMessenger({ ...sms, timeoutMs: SMS_TIMEOUT_MS, onError });
    outside.channels.set('sms', messenger);
    outside.smsReports = createSmsReports(sms);
    return messenger;
  }
  return { send: () => onError(new Error('there is no provider of short messages: nothing was sent')) };
}

/** `publicUrl`: as browsers reach us; they are sent back there. */
export function openNationalPlatform(
  settings: NonNullable<Config['networkIdentity']>,
  publicUrl: string,
  onError: Told,
): NetworkIdentity {
  return createNationalPlatform({
    ...settings,
    returnUrl: `${publicUrl}/api/network-identity/answers`,
    timeoutMs: IDENTITY_TIMEOUT_MS,
    nonce: randomUUID,
    now: () => new Date(),
    onError,
  });
}

/** `ownUrl`: as the register reaches us. */
export function openRegister(
  settings: NonNullable<Config['credentialCheck']>,
  ownUrl: string,
  onError: Told,
): CredentialRegister {
  return createEducationRegister({
    ...settings,
    notifyUrl: `${ownUrl}/api/credential-checks/answers`,
    timeoutMs: REGISTER_TIMEOUT_MS,
    nonce: randomUUID,
    now: () => new Date(),
    onError,
  });
}

export function openDoors(config: Config, onError: Told): Doors {
  const outside: Outside = { channels: new Map(), wechat: null, smsReports: null };
  if (config.mail !== null)
    outside.channels.set('mail', createMail({ ...config.mail, timeoutMs: MAIL_TIMEOUT_MS }));
  const publicUrl = config.publicUrl ?? '';
  const gateways = new Map<string, PaymentGateway>();
  for (const gateway of openPaymentGateways(config.payment)) gateways.set(gateway.name, gateway);
  const banks = config.payment.filter((each) => each.platform === 'bank');
  return {
    messenger: openMessenger(config, outside, onError),
    outside,
    gateways,
    scanner: openScanner(config),
    networkIdentity:
      config.networkIdentity && openNationalPlatform(config.networkIdentity, publicUrl, onError),
    register:
      config.credentialCheck &&
      openRegister(config.credentialCheck, config.platformUrl ?? publicUrl, onError),
    platforms: banks.map(({ door }) => new URL(door.publicUrl).origin),
  };
}
