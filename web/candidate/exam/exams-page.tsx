import type { Account, EditionSummary, RegistrationView } from '#contract/client.ts';
import { windowState } from '#domain/calendar/windows.ts';
import { sayMoment, sayWindow } from '#vocabulary/moments.ts';
import { MissingInAccount } from '../front/missing-in-account.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAccount, useExams, useRegistrations } from '../wire/queries.ts';
import { serverTime } from '../wire/server-time.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Exams by their full titles (B1); who cannot enter one is told why. */
export function ExamsPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const exams = useExams();
  const account = useAccount();
  const registrations = useRegistrations();
  return (
    <>
      <PageHead title={t.examsTitle}>{t.examsLead}</PageHead>
      <Loaded query={account}>
        {(owner) => (
          <Loaded query={exams}>
            {(list) => (
              <Loaded query={registrations}>
                {(entered) => <Exams exams={list} account={owner} entered={entered} />}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

type ExamsProps = {
  readonly exams: readonly EditionSummary[];
  readonly account: Account;
  readonly entered: readonly RegistrationView[];
};

function Exams({ exams, account, entered }: ExamsProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  // The photo may still be uploaded within the registration.
  const missing = account.missing.filter((part) => part !== 'photo');
  if (exams.length === 0) return <p>{t.none}</p>;
  return (
    <>
      {missing.length > 0 && <MissingInAccount missing={missing} />}
      <ul className="cards">
        {exams.map((exam) => (
          <li className="card" key={exam.key}>
            <Exam
              exam={exam}
              complete={missing.length === 0}
              entered={entered.some((registration) => registration.edition === exam.key)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Exam({ exam, complete, entered }: { exam: EditionSummary; complete: boolean; entered: boolean }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { opensAt, closesAt } = exam.windows.registration;
  const facts = [
    {
      key: 'registration',
      label: t.registrationTime,
      value: sayWindow(opensAt, closesAt, language),
    },
    { key: 'exam', label: t.examDate, value: sayMoment(exam.examDate, language) },
  ];
  return (
    <>
      <h2 className="card-title">{exam.title}</h2>
      <Facts facts={facts} />
      <Entrance exam={exam} complete={complete} entered={entered} />
    </>
  );
}

function Entrance({
  exam,
  complete,
  entered,
}: {
  exam: EditionSummary;
  complete: boolean;
  entered: boolean;
}) {
  const t = useTexts({ 'zh-CN': zh, en });
  const window = {
    opensAt: new Date(exam.windows.registration.opensAt),
    closesAt: new Date(exam.windows.registration.closesAt),
  };
  const now = serverTime.now();
  // While the server's time is not known, its refusal is what decides.
  const state = now === null ? 'open' : windowState(window, now);
  if (entered) {
    return (
      <>
        <p>{t.entered}</p>
        <ButtonLink href={`/registrations/${exam.key}`} look="primary">
          {t.goOn}
        </ButtonLink>
      </>
    );
  }
  if (state !== 'open') return <p className="state-amber">{state === 'closed' ? t.closed : t.notOpen}</p>;
  if (!complete) return <p className="state-amber">{t.incomplete}</p>;
  return (
    <ButtonLink href={`/exams/${exam.key}/region`} look="primary">
      {t.enter}
    </ButtonLink>
  );
}
