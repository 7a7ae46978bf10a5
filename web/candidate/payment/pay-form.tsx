import { useState } from 'react';
import type { FeeView, OpenedPayment } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { leaveForPlatform } from './leave-for-platform.ts';
import { ScanCode } from './scan-code.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Opens the order and leaves for the platform. An order whose result is open is asked for before another payment. */
export function PayForm({ edition, order }: { edition: string; order: FeeView['order'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [leaving, setLeaving] = useState(false);
  const [scanned, setScanned] = useState<OpenedPayment | null>(null);
  const open = useIntention((_: null, key) => act(key, 'openPayment', { params: { edition } }));
  const isOpen = order?.state === 'open';

  async function pay() {
    const opened = await open.start(null);
    if (opened === null) return;
    if (opened.way === 'code') return setScanned(opened);
    setLeaving(true);
    leaveForPlatform(opened);
  }

  if (scanned !== null) return <ScanCode edition={edition} opened={scanned} />;
  return (
    <>
      {isOpen && (
        <Notice kind="warning" title={t.openOrder}>
          <ButtonLink href={`/registrations/${edition}/payment?order_no=${encodeURIComponent(order.number)}`}>
            {t.askNow}
          </ButtonLink>
        </Notice>
      )}
      <p>{t.leaving}</p>
      <RefusalNotice error={open.error} edition={edition} />
      <div className="buttons">
        <Button look="primary" busy={open.busy || leaving} onClick={() => void pay()}>
          {t.pay}
        </Button>
        <ButtonLink href={`/registrations/${edition}`}>{t.toProgress}</ButtonLink>
      </div>
      {leaving && <p role="status">{t.going}</p>}
    </>
  );
}
