import type { Payment } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The e-receipt, on the platform's own page. */
export function ReceiptLink({ receipt }: { receipt: Payment['receipt'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  if (receipt?.url == null) return null;
  return (
    <p>
      <a href={receipt.url} target="_blank" rel="noreferrer">
        {t.receipt}
      </a>
    </p>
  );
}
