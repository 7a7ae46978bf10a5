import { useLocation, useParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { termOf } from '#vocabulary/edition-words.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { rememberRegistration, useRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Says what withdrawing does, before it is done (D5). */
export function WithdrawalPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  return (
    <>
      <PageHead title={t.withdrawalTitle}>{t.withdrawalLead}</PageHead>
      <Loaded query={registration}>
        {(view) =>
          view.actions.includes('withdraw') ? (
            <Withdrawal view={view} />
          ) : (
            <>
              <Notice kind="info" title={t.cannotWithdraw} />
              <ButtonLink href={`/registrations/${edition}`}>{t.toProgress}</ButtonLink>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Withdrawal({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const { edition } = view;
  const withdraw = useIntention((_: null, key) => act(key, 'withdraw', { params: { edition } }));

  async function press() {
    const withdrawn = await withdraw.start(null);
    if (withdrawn === null) return;
    rememberRegistration(withdrawn);
    goTo(`/registrations/${edition}`);
  }

  const isPrinted = view.actions.includes('print');
  const effects = isPrinted ? [...t.withdrawalEffects, t.withdrawnPrint] : t.withdrawalEffects;
  return (
    <>
      <ul>
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Notice
        kind="warning"
        title={t.withdrawalDeadline(
          sayMoment(view.region.windows.confirmation.closesAt, language),
          termOf('givenUp', edition)[language],
        )}
      />
      <RefusalNotice error={withdraw.error} edition={edition} />
      <div className="buttons">
        <Button look="danger" busy={withdraw.busy} onClick={() => void press()}>
          {t.withdraw}
        </Button>
        <ButtonLink href={`/registrations/${edition}`}>{t.keep}</ButtonLink>
      </div>
    </>
  );
}
