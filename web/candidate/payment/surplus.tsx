import type { FeeView } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { amountText, refundStateText, surplusText } from '#vocabulary/money.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Money that came in and was not booked: it is there, and this is what becomes of it. */
export function Surplus({ surplus }: { surplus: FeeView['surplus'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  return surplus.map(({ order, fen, reason, paidAt, refund }) => (
    <Notice
      key={`${order} ${paidAt}`}
      kind="info"
      title={t.kept(amountText(fen, language), surplusText(reason, language))}
    >
      <p>{t.keptOf(order, sayMoment(paidAt, language))}</p>
      <p>{refund === null ? t.keptHow : refundStateText(refund, language)}</p>
    </Notice>
  ));
}
