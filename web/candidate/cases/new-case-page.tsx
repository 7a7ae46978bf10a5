import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Account, NewCase, RegistrationView } from '#contract/client.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { RequiredLegend } from '../ui/field.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemSummary, type SummaryLine } from '../ui/problem-summary.tsx';
import { LongTextField } from '../ui/text-field.tsx';
import { queryClient, useAccount, useRegistrations } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { casePath } from './case-words.ts';
import { type Correction, CorrectionFields, correctionProblems, noCorrection } from './correction-fields.tsx';
import { EvidenceField, type Picture } from './evidence-field.tsx';
import { type Merge, MergeFields, mergeProblems, noMerge } from './merge-fields.tsx';
import { type Place, PlaceFields } from './place-fields.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Asks for what only staff can do: `?kind=account-correction` or `?kind=score-merge&edition=`. */
export function NewCasePage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [search] = useSearchParams();
  const account = useAccount();
  const registrations = useRegistrations();
  const isMerge = search.get('kind') === 'score-merge';
  const words = isMerge ? t.merge : t.correction;
  return (
    <>
      <PageHead title={words.title}>{words.lead}</PageHead>
      <Loaded query={account}>
        {(data) => (
          <Loaded query={registrations}>
            {(views) =>
              isMerge ? (
                <MergeForm views={views} edition={search.get('edition')} />
              ) : (
                <CorrectionForm account={data} views={views} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

type Views = readonly RegistrationView[];

function CorrectionForm({ account, views }: { account: Account; views: Views }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [after, setAfter] = useState<Correction>(noCorrection);
  return (
    <CaseForm
      views={views}
      problems={correctionProblems(after, t)}
      evidenceHint={t.evidence.correction}
      asked={{
        kind: 'account-correction',
        edition: null,
        former: null,
        after: { ...after, birthDate: after.birthDate || null },
      }}
    >
      {(attempted) => (
        <CorrectionFields account={account} after={after} onChange={setAfter} attempted={attempted} />
      )}
    </CaseForm>
  );
}

function MergeForm({ views, edition }: { views: Views; edition: string | null }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [merge, setMerge] = useState<Merge>({ ...noMerge, edition: edition ?? '' });
  const { edition: exam, ...former } = merge;
  return (
    <CaseForm
      views={views}
      problems={mergeProblems(merge, t)}
      evidenceHint={t.evidence.merge}
      asked={{ kind: 'score-merge', edition: exam, former, after: null }}
    >
      {(attempted) => <MergeFields merge={merge} onChange={setMerge} attempted={attempted} />}
    </CaseForm>
  );
}

type FormProps = {
  readonly views: Views;
  readonly problems: readonly SummaryLine[];
  readonly evidenceHint: string;
  readonly asked: Pick<NewCase, 'kind' | 'edition' | 'former' | 'after'>;
  readonly children: (attempted: boolean) => ReactNode;
};

/** Where the candidate registers is where the case is decided, unless they say otherwise. */
function firstPlace(views: Views): Place {
  const [newest] = views;
  const point = newest?.answers.point;
  return { region: newest?.region.code ?? '', point: typeof point === 'string' ? point : '' };
}

const NOTE_LENGTH = 500;

function CaseForm({ views, problems, evidenceHint, asked, children }: FormProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const [attempt, setAttempt] = useState(0);
  const [place, setPlace] = useState(() => firstPlace(views));
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [note, setNote] = useState('');
  const open = useIntention((body: NewCase, key) => act(key, 'openCase', { body }));
  const lines = [
    ...problems,
    ...(place.region === '' ? [{ fieldId: 'case-region', text: t.regionMissing }] : []),
    ...(place.point === '' ? [{ fieldId: 'case-point', text: t.pointMissing }] : []),
    ...(pictures.length === 0 ? [{ fieldId: 'case-evidence', text: t.evidence.missing }] : []),
  ];
  const said = (open.error?.problems ?? []).map((problem) => ({
    fieldId: `case-${problem.field}`,
    text: problemText(problem, '', language),
  }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (lines.length > 0) return;
    const evidence = pictures.map(({ digest }) => digest);
    const own = await open.start({ ...asked, ...place, evidence, note });
    if (own === null) return setAttempt((count) => count + 1);
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
    goTo(casePath(own.number));
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {attempt > 0 && <ProblemSummary attempt={attempt} lines={[...lines, ...said]} />}
      {said.length === 0 && <RefusalNotice error={open.error} />}
      <RequiredLegend />
      {children(attempt > 0)}
      <EvidenceField
        id="case-evidence"
        endpoint="uploadEvidence"
        hint={evidenceHint}
        pictures={pictures}
        onChange={setPictures}
        problem={
          attempt > 0 && pictures.length === 0 ? { text: t.evidence.missing, severity: 'error' } : null
        }
      />
      <PlaceFields place={place} onChange={setPlace} attempted={attempt > 0} />
      <LongTextField id="case-note" label={t.noteLabel} value={note} onChange={setNote} max={NOTE_LENGTH} />
      <div className="buttons">
        <Button look="primary" submits busy={open.busy}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}
