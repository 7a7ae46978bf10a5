import { Link, useLocation } from 'wouter';
import type { Credential } from '#contract/client.ts';
import { standing } from '#domain/credentials/credential.ts';
import { levelListOf } from '../account/credential-list.tsx';
import { labelIn, wordsOfCode } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useAccount } from '../wire/queries.ts';
import type { ShownProps } from './control-props.ts';
import { pageWith } from './page-with.ts';
import { answersFromDegree, answersFromEducation, kindOf, NO_DEGREE } from './quoted-record.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The records of the account as a drop-down (C19); for a degree with the choice of none (C13). */
export function CredentialSelect({ field, view, lists, form, shown }: ShownProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [path] = useLocation();
  const account = useAccount();
  const page = pageWith(view.edition, field.key);
  const kind = kindOf(field.key);
  const records = standing(account.data?.credentials ?? []).filter((each) => each.kind === kind);
  const none = kind === 'degree' ? lists.degree?.find(({ code }) => code === NO_DEGREE) : undefined;
  const answer = form.answers[field.key];

  const wordsOf = ({ level, school, major }: Credential) =>
    [wordsOfCode(lists[levelListOf(kind)], level, language), school, major].join(' \u00b7 ');

  function choose(id: string) {
    if (page === null) return;
    const record = records.find((each) => each.id === id);
    form.change(
      kind === 'degree'
        ? answersFromDegree(record ?? (id === NO_DEGREE ? NO_DEGREE : null), page)
        : answersFromEducation(record ?? null, page, lists),
    );
  }

  return (
    <>
      <SelectField
        {...shown}
        value={typeof answer === 'string' ? answer : ''}
        choices={[
          ...records.map((record) => ({ value: record.id, label: wordsOf(record) })),
          ...(none === undefined ? [] : [{ value: none.code, label: labelIn(none, language) }]),
        ]}
        onChange={choose}
      />
      {kind === 'education' && (
        <p className="hint after-field">
          {t.otherRecord}
          <Link href={`/account/credentials?from=${encodeURIComponent(path)}`}>{t.credentials}</Link>
          {t.otherRecordAfter}
        </p>
      )}
    </>
  );
}
