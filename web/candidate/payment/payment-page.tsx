import { useParams, useSearchParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { sayWindow } from '#vocabulary/moments.ts';
import { amountText } from '#vocabulary/money.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useFee, useRegistration } from '../wire/queries.ts';
import { FeeTable } from './fee-table.tsx';
import { PayForm } from './pay-form.tsx';
import { PaymentResult } from './payment-result.tsx';
import { ReceiptLink } from './receipt-link.tsx';
import { Surplus } from './surplus.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What is paid, for what, to whom; with `order_no` in the address: what became of an order (G2). */
export function PaymentPage() {
  const { edition } = useParams<{ edition: string }>();
  const [search] = useSearchParams();
  const order = search.get('order_no');
  return order === null ? (
    <Paying edition={edition} />
  ) : (
    <PaymentResult key={order} edition={edition} order={order} />
  );
}

function Paying({ edition }: { edition: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const registration = useRegistration(edition);
  const mayPay = registration.data?.actions.includes('pay') ?? true;
  return (
    <>
      <PageHead title={t.title}>{mayPay && t.lead}</PageHead>
      <Loaded query={registration}>
        {(view) => (view.actions.includes('pay') ? <Payable view={view} /> : <NotPayable view={view} />)}
      </Loaded>
    </>
  );
}

function Payable({ view }: { view: RegistrationView }) {
  const fee = useFee(view.edition);
  return (
    <Loaded query={fee}>
      {(data) => (
        <>
          <Surplus surplus={data.surplus} />
          <FeeTable fee={data} edition={view.edition} region={view.region.code} />
          <PayForm edition={view.edition} order={data.order} />
        </>
      )}
    </Loaded>
  );
}

function NotPayable({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { opensAt, closesAt } = view.region.windows.payment;
  const fee = useFee(view.edition).data;
  return (
    <>
      {fee !== undefined && <Surplus surplus={fee.surplus} />}
      {fee !== undefined && fee.owed > 0 && (
        <Notice kind="warning" title={t.owed(amountText(fee.owed, language))}>
          <p>{t.owedHow}</p>
          <PayForm edition={view.edition} order={fee.order} />
        </Notice>
      )}
      {view.status === 'registered' ? (
        <Notice kind="done" title={t.done} />
      ) : (
        <Notice kind="info" title={t.notPayable}>
          <p>{t.notPayableHow}</p>
          <p>
            {t.time} {sayWindow(opensAt, closesAt, language)}
          </p>
        </Notice>
      )}
      <ReceiptLink receipt={fee?.order?.receipt ?? null} />
      <ButtonLink href={`/registrations/${view.edition}`} look="primary">
        {t.toProgress}
      </ButtonLink>
    </>
  );
}
