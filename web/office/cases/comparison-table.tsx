import type { CaseLine } from '#contract/client.ts';
import type { CaseKind } from '#domain/cases/case.ts';
import type { FileCaseKind } from '#domain/cases/file-cases.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { useLanguage } from '../language.tsx';
import { useCaseTexts } from './case-texts.ts';

const fieldNameOf: Readonly<Record<CaseLine['key'], string>> = {
  name: 'name',
  idType: 'id_type',
  idNumber: 'id_number',
  sex: 'sex',
  birthDate: 'birth_date',
  nationality: 'nationality',
  phone: 'phone',
};

type Props = { kind: Exclude<CaseKind, FileCaseKind>; lines: readonly CaseLine[] };

/** Two identities side by side; what differs is marked in words as well. */
export function ComparisonTable({ kind, lines }: Props) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const hasOther = lines.some(({ account }) => account !== null);
  return (
    <table className="history comparison">
      <thead>
        <tr>
          <th scope="col">{t.item}</th>
          {hasOther && <th scope="col">{t.account[kind]}</th>}
          <th scope="col">{t.asked[kind]}</th>
          {hasOther && <th scope="col">{t.compare}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className={line.differs ? 'differs' : undefined}>
            <th scope="row">{fieldLabel('', fieldNameOf[line.key], language)}</th>
            {hasOther && <td>{line.account ?? t.blank}</td>}
            <td>{line.asked ?? ''}</td>
            {hasOther && <td>{verdict(line)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function verdict({ account, asked, differs }: CaseLine): string {
    if (account === null || asked === null) return '';
    return differs ? t.differs : t.same;
  }
}
