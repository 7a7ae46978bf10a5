import type { IdType } from '#domain/identity/id-papers.ts';
import { useTexts } from '../shell/language.tsx';
import { IdTypeField } from '../sign-up/id-type-field.tsx';
import type { SummaryLine } from '../ui/problem-summary.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useExams } from '../wire/queries.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export type Merge = {
  readonly edition: string;
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
};

export const noMerge: Merge = { edition: '', name: '', idType: 'resident-id', idNumber: '' };

export function mergeProblems({ edition, name, idNumber }: Merge, t: typeof zh): SummaryLine[] {
  const found = [
    ['case-edition', edition === '', t.examMissing],
    ['case-name', name.trim() === '', t.nameMissing],
    ['case-idNumber', idNumber.trim() === '', t.numberMissing],
  ] as const;
  return found.flatMap(([fieldId, isMissing, text]) => (isMissing ? [{ fieldId, text }] : []));
}

type Props = {
  readonly merge: Merge;
  readonly onChange: (merge: Merge) => void;
  readonly attempted: boolean;
};

/** Under which identity last year's exam was taken (H6). */
export function MergeFields({ merge, onChange, attempted }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const exams = useExams().data ?? [];
  const problems = attempted ? mergeProblems(merge, t) : [];
  const at = (id: string) => {
    const found = problems.find(({ fieldId }) => fieldId === id);
    return {
      id,
      required: true,
      problem: found === undefined ? null : { text: found.text, severity: 'error' as const },
    };
  };
  return (
    <>
      <p>{t.merge.elsewhere}</p>
      <SelectField
        {...at('case-edition')}
        label={t.merge.exam}
        value={merge.edition}
        choices={exams.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(edition) => onChange({ ...merge, edition })}
      />
      <TextField
        {...at('case-name')}
        label={t.merge.name}
        value={merge.name}
        onChange={(name) => onChange({ ...merge, name })}
        width="medium"
        input={{ spellCheck: false }}
      />
      <IdTypeField
        id="case-idType"
        required
        label={t.merge.idType}
        value={merge.idType}
        onChange={(idType) => onChange({ ...merge, idType: idType || 'resident-id' })}
      />
      <TextField
        {...at('case-idNumber')}
        label={t.merge.idNumber}
        value={merge.idNumber}
        onChange={(idNumber) => onChange({ ...merge, idNumber })}
        width="medium"
        input={{ autoComplete: 'off', autoCapitalize: 'characters', spellCheck: false }}
      />
    </>
  );
}
