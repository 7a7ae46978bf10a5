import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Credential } from '#contract/client.ts';
import { standing } from '#domain/credentials/credential.ts';
import { CredentialWords } from '../account/credential-list.tsx';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ariaOf, HintAndProblem, RequiredMark } from '../ui/field.tsx';
import { useAccount } from '../wire/queries.ts';
import type { ShownProps } from './control-props.ts';
import { pageWith } from './page-with.ts';
import { answersFromEducation } from './quoted-record.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** A click shows the education records of the account; one is quoted (C12). What was typed stays in the draft. */
export function CredentialField({ field, view, lists, form, shown }: ShownProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [picking, setPicking] = useState(false);
  const [path] = useLocation();
  const account = useAccount();
  const page = pageWith(view.edition, field.key);
  const picked = standing(account.data?.credentials ?? []).find(
    (each) => each.id === form.answers[field.key],
  );
  const records = `/account/credentials?from=${encodeURIComponent(path)}`;

  function pick(credential: Credential) {
    if (page !== null) form.change(answersFromEducation(credential, page, lists));
    setPicking(false);
  }

  return (
    <div className={shown.problem ? `field field-${shown.problem.severity}` : 'field'}>
      <span className="label" id={`${shown.id}-label`}>
        {shown.label}
        {shown.required && <RequiredMark />}
      </span>
      <HintAndProblem id={shown.id} hint={shown.hint} problem={shown.problem ?? null} />
      <button
        type="button"
        id={shown.id}
        className="input input-full record-button"
        aria-labelledby={`${shown.id}-label ${shown.id}`}
        aria-describedby={ariaOf(shown)['aria-describedby']}
        aria-haspopup="dialog"
        onClick={() => setPicking(true)}
      >
        {picked ? <CredentialWords credential={picked} lists={lists} /> : t.pick}
      </button>
      <p className="hint">
        {t.wrongRecord}
        <Link href={records}>{t.credentials}</Link>
        {t.wrongRecordAfter}
      </p>
      {picking && (
        <Dialog title={t.pickTitle} onClose={() => setPicking(false)}>
          <Loaded query={account}>
            {({ credentials }) => {
              const offered = standing(credentials).filter((each) => each.kind === 'education');
              return offered.length === 0 ? (
                <p>{t.pickNone}</p>
              ) : (
                <ul className="records">
                  {offered.map((credential) => (
                    <li key={credential.id}>
                      <button
                        type="button"
                        className="record-button input input-full"
                        onClick={() => pick(credential)}
                      >
                        <CredentialWords credential={credential} lists={lists} />
                      </button>
                    </li>
                  ))}
                </ul>
              );
            }}
          </Loaded>
          <div className="buttons">
            <ButtonLink href={records}>{t.credentials}</ButtonLink>
            <Button look="quiet" onClick={() => setPicking(false)}>
              {t.pickCancel}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
