import type { AccountStore } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { MessageStore } from '../../ports/message-store.ts';
import type { OfficialAccount } from '../../ports/official-account.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';
import type { Texts } from '../../ports/texts.ts';
import type { CallStore, WechatStore } from '../../ports/wechat-store.ts';
import type { PasswordDeps } from '../account/check-own-password.ts';
import type { LogInDeps } from '../account/log-in.ts';

export type WechatDeps = LogInDeps &
  PasswordDeps & {
    readonly accounts: AccountStore;
    readonly bindings: WechatStore;
    readonly calls: CallStore;
    readonly outsideRefusals: OutsideRefusals;
    readonly deliveries: DeliveryStore;
    readonly messages: MessageStore;
    readonly wechat: () => OfficialAccount | null;
    readonly drawCode: (text: string) => string;
    readonly texts: Texts;
    readonly keys: Keys;
    readonly clock: Clock;
    readonly publicUrl: string;
    readonly onError: (error: Error) => void;
  };

/** What a QR code holds is known to us by its hash only. */
export const scanHashOf = (keys: Keys, scan: string) => keys.lookup('token', `scan\n${scan}`);
export const browserHashOf = (keys: Keys, browser: string) =>
  keys.lookup('token', `scanning browser\n${browser}`);
export const phoneHashOf = (keys: Keys, phone: string) => keys.lookup('token', `scanning phone\n${phone}`);

/** Where a phone goes that has scanned; ours whatever a request says of its host. */
export const scanAddress = ({ publicUrl }: Pick<WechatDeps, 'publicUrl'>, scan: string) =>
  `${publicUrl}/api/wechat/scans/${scan}`;
