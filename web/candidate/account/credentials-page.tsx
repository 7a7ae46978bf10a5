import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Account, Credential } from '#contract/client.ts';
import { MAX_PER_KIND, standing } from '#domain/credentials/credential.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { safePath } from '../shell/safe-path.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { queryClient, useAccount } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { CredentialForm } from './credential-form.tsx';
import { CredentialList } from './credential-list.tsx';
import { useGeneralOptions } from './general-options.ts';
import { nextMissing } from './missing-parts.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const KINDS = ['education', 'degree'] as const;

/** Education and degree records, to be added or set aside, never changed (A6). */
export function CredentialsPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const account = useAccount();
  const lists = useGeneralOptions();
  return (
    <>
      <PageHead title={t.credentials}>{t.credentialsPage.lead}</PageHead>
      <Notice kind="warning">
        <p>{t.credentialsPage.onceSaved}</p>
        <p>{t.credentialsPage.canBeSetAside}</p>
      </Notice>
      <Loaded query={account}>
        {(data) => <Loaded query={lists}>{(options) => <Records account={data} lists={options} />}</Loaded>}
      </Loaded>
    </>
  );
}

function Records({ account, lists }: { account: Account; lists: OptionLists }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [adding, setAdding] = useState<Credential['kind'] | null>(null);
  if (adding !== null) {
    return (
      <CredentialForm
        kind={adding}
        account={account}
        lists={lists}
        onClose={(saved) => {
          if (saved !== null) queryClient.setQueryData(['account'], saved);
          setAdding(null);
        }}
      />
    );
  }
  return (
    <>
      {KINDS.map((kind) => {
        const all = account.credentials.filter((each) => each.kind === kind);
        const records = standing(all);
        const isDegree = kind === 'degree';
        return (
          <section className="section" key={kind}>
            <h2>{isDegree ? t.credentialsPage.degree : t.credentialsPage.education}</h2>
            <CredentialList
              credentials={records}
              lists={lists}
              actionOf={({ id }) => <SetAside credential={id} back={false} />}
            />
            {records.length < MAX_PER_KIND ? (
              <Button
                look={standing(account.credentials).length === 0 && !isDegree ? 'primary' : 'secondary'}
                onClick={() => setAdding(kind)}
              >
                {isDegree ? t.credentialsPage.addDegree : t.credentialsPage.addEducation}
              </Button>
            ) : (
              <p>{t.credentialsPage.full}</p>
            )}
            <RecordsSetAside credentials={all.filter(({ setAside }) => setAside)} lists={lists} />
          </section>
        );
      })}
      <Onward account={account} />
    </>
  );
}

function RecordsSetAside({ credentials, lists }: { credentials: readonly Credential[]; lists: OptionLists }) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  if (credentials.length === 0) return null;
  return (
    <>
      <h3>{t.setAside}</h3>
      <CredentialList
        credentials={credentials}
        lists={lists}
        actionOf={({ id }) => <SetAside credential={id} back />}
      />
    </>
  );
}

/** Sets a record aside, or takes it back: each undoes the other. */
function SetAside({ credential, back }: { credential: string; back: boolean }) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  const change = useIntention((params: { credential: string }, key) =>
    act(key, back ? 'takeCredentialBack' : 'setCredentialAside', { params }),
  );
  async function start() {
    const account = await change.start({ credential });
    if (account !== null) queryClient.setQueryData(['account'], account);
  }
  return (
    <>
      <Button look="quiet" busy={change.busy} onClick={() => void start()}>
        {back ? t.takeBack : t.putAside}
      </Button>
      <RefusalNotice error={change.error} />
    </>
  );
}

/** Back to the form that led here, or on to what the account still lacks. */
function Onward({ account }: { account: Account }) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  const [search] = useSearchParams();
  const [path] = useLocation();
  const from = search.get('from');
  if (from !== null) {
    return (
      <ButtonLink href={safePath(from)} look="primary">
        {t.backToForm}
      </ButtonLink>
    );
  }
  if (account.missing.includes('education') || nextMissing(account) === path) return null;
  return (
    <ButtonLink href={nextMissing(account)} look="primary">
      {t.nextPart}
    </ButtonLink>
  );
}
