import { Link } from 'wouter';
import type { Account, RegistrationView } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { sentencesOf } from '../shell/situation.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAccount, useRegistrations, useSession, useUnlinkedScores } from '../wire/queries.ts';
import { MissingInAccount } from './missing-in-account.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Signed in: the own registrations, the way to another, and what the account lacks (A1). */
export function HomePage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const account = useAccount();
  const registrations = useRegistrations();
  return (
    <>
      <PageHead title={t.home} />
      <PhoneFails />
      <UnlinkedScores />
      <Loaded query={registrations}>{(views) => <Registrations views={views} />}</Loaded>
      <div className="buttons">
        <ButtonLink href="/exams" look={registrations.data?.length === 0 ? 'primary' : 'secondary'}>
          {t.enter}
        </ButtonLink>
      </div>
      <h2>{t.account}</h2>
      <Loaded query={account}>{(data) => <AccountState account={data} />}</Loaded>
    </>
  );
}

/** What was sent to the telephone came back: codes and reminders would, too. */
function PhoneFails() {
  const t = useTexts({ 'zh-CN': zh, en });
  if (useSession().data?.phoneFails !== true) return null;
  return (
    <Notice kind="warning" title={t.phoneFails}>
      <p>{t.phoneFailsLoss}</p>
      <ButtonLink href="/account/phone">{t.changePhone}</ButtonLink>
    </Notice>
  );
}

/** H6: somebody of this name and date of birth took last year's exam under another number. It may be a namesake. */
function UnlinkedScores() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [year] = useUnlinkedScores().data?.years ?? [];
  if (year === undefined) return null;
  return (
    <Notice kind="warning" title={t.unlinked(year)}>
      <p>{t.unlinkedLoss}</p>
      <ButtonLink href="/account/cases/new?kind=score-merge">{t.merge}</ButtonLink>
    </Notice>
  );
}

function Registrations({ views }: { views: readonly RegistrationView[] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  if (views.length === 0) return <p>{t.none}</p>;
  return (
    <ul className="cards">
      {views.map((view) => {
        const { done, next } = sentencesOf(view, language);
        return (
          <li className="card" key={view.edition}>
            <h2 className="card-title">{view.title}</h2>
            <p>
              <strong>{statusText(view.edition, view.status, 'candidate', language)}</strong>
            </p>
            <p>{joined([done, next], language)}</p>
            <ButtonLink href={`/registrations/${view.edition}`} look="primary">
              {t.open}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}

function AccountState({ account }: { account: Account }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      {account.missing.length === 0 ? (
        <p>{t.accountComplete}</p>
      ) : (
        <MissingInAccount missing={account.missing} />
      )}
      <p>
        <Link href="/account">{t.toAccount}</Link>
        {' · '}
        <Link href="/account/cases">{t.cases}</Link>
      </p>
      <p className="hint">
        {t.mergeHint} <Link href="/account/cases/new?kind=score-merge">{t.merge}</Link>
      </p>
    </>
  );
}
