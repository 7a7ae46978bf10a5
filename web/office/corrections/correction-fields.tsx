import type { CorrectionView } from '#contract/client.ts';
import type { Answer, Answers } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { Problem } from '#domain/edition/problem.ts';
import { fieldLabel, pageTitle } from '#vocabulary/fields.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage } from '../language.tsx';
import { useCorrectionTexts } from './correction-texts.ts';
import { FieldInput } from './field-input.tsx';
import { type CorrectableField, optionsFor } from './wanted.ts';

type Props = {
  edition: string;
  offered: CorrectionView;
  lists: OptionLists;
  typed: Answers;
  problems: readonly Problem[];
  /** Undefined: as it stands after all. */
  onType: (key: string, answer: Answer | undefined) => void;
};

/** What may be corrected, page by page as on the form: what stands there, and what it is to be. */
export function CorrectionFields(props: Props) {
  const { language } = useLanguage();
  const t = useCorrectionTexts();
  const pages = [...new Set(props.offered.fields.map(({ page }) => page))];
  return (
    <>
      {pages.map((page) => (
        <section key={page} aria-labelledby={`page-${page}`}>
          <h2 id={`page-${page}`}>{pageTitle(props.edition, page, language)}</h2>
          <table className="history correction-fields">
            <thead className="unseen">
              <tr>
                <th scope="col">{t.item}</th>
                <th scope="col">{t.now}</th>
                <th scope="col">{t.after}</th>
              </tr>
            </thead>
            <tbody>
              {props.offered.fields
                .filter((field) => field.page === page)
                .map((field) => (
                  <FieldRow key={field.key} field={field} {...props} />
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function FieldRow({
  field,
  edition,
  offered,
  lists,
  typed,
  problems,
  onType,
}: Props & { field: CorrectableField }) {
  const { language } = useLanguage();
  const { key } = field;
  const label = fieldLabel(edition, key, language);
  const answers = { ...offered.answers, ...typed };
  const problem = problems.find((of) => of.field === key && of.severity === 'error');
  return (
    <tr className={key in typed ? 'differs' : undefined}>
      <th scope="row">{label}</th>
      <td>
        <Now field={field} offered={offered} lists={lists} />
      </td>
      <td>
        <FieldInput
          field={field}
          label={label}
          answer={(field.type === 'employer' ? typed : answers)[key] ?? null}
          options={optionsFor(field, lists, answers)}
          region={offered.region}
          isWrong={problem !== undefined}
          onChange={(answer) => onType(key, meantBy(field, answer))}
        />
        {problem !== undefined && <p className="field-problem">{problemText(problem, edition, language)}</p>}
      </td>
    </tr>
  );
}

/** An employer not chosen, and a sealed answer not typed, stay as they are; anything else emptied is emptied. */
function meantBy({ type, sealed }: CorrectableField, answer: Answer): Answer | undefined {
  const isEmptied = answer === null || answer === '';
  if (isEmptied && (sealed || type === 'employer')) return undefined;
  return isEmptied ? null : answer;
}

function Now({ field, offered, lists }: Pick<Props, 'offered' | 'lists'> & { field: CorrectableField }) {
  const { language } = useLanguage();
  const t = useCorrectionTexts();
  if (field.sealed) return <span className="quiet">{t.sealedNow}</span>;
  if (field.type === 'employer') return <>{offered.employerName || t.blank}</>;
  const answer = offered.answers[field.key] ?? null;
  if (answer === null) return <span className="quiet">{t.blank}</span>;
  const codes = typeof answer === 'object' ? answer : [String(answer)];
  const list = lists[field.list ?? ''] ?? [];
  const labelOf = (code: string) => {
    const option = list.find((of) => of.code === code);
    return (language === 'en' ? option?.labelEn : option?.label) ?? code;
  };
  return <>{codes.map(labelOf).join(t.and)}</>;
}
