import { type FormEvent, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { RegionSettings, RegistrationView } from '#contract/client.ts';
import { forgetAllCopies } from '../registration/draft-copy.ts';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { goToField } from '../ui/problem-summary.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Tick } from '../ui/tick.tsx';
import { rememberRegistration, useRegions, useRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { RegionRules } from './region-rules.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Says what will be lost before it is (B4, B5). */
export function ChangeRegionPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  const regions = useRegions(edition);
  return (
    <>
      <PageHead title={t.changeTitle}>{t.changeLead}</PageHead>
      <Loaded query={registration}>
        {(view) =>
          view.actions.includes('change-region') ? (
            <Loaded query={regions}>{(list) => <Change view={view} regions={list} />}</Loaded>
          ) : (
            <Notice kind="info" title={t.cannotNow} />
          )
        }
      </Loaded>
      <ButtonLink href={`/registrations/${edition}`}>{t.back}</ButtonLink>
    </>
  );
}

function Change({ view, regions }: { view: RegistrationView; regions: readonly RegionSettings[] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [, goTo] = useLocation();
  const [code, setCode] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [attempted, setAttempted] = useState(false);
  const region = regions.find((each) => each.code === code);
  const change = useIntention((body: { region: string }, key) =>
    act(key, 'changeRegion', { params: { edition: view.edition }, body }),
  );
  const regionProblem = code === '' ? t.provinceMissing : code === view.region.code ? t.sameRegion : null;
  const problem = (text: string | null) =>
    attempted && text !== null ? { text, severity: 'error' as const } : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (regionProblem !== null) return goToField('province');
    if (!understood) return goToField('understood');
    const changed = await change.start({ region: code });
    if (changed === null) return;
    forgetAllCopies(sessionStorage);
    rememberRegistration(changed);
    goTo(`/registrations/${view.edition}`);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Facts facts={[{ key: 'now', label: t.now, value: <strong>{view.region.name}</strong> }]} />
      <SearchField
        id="province"
        label={t.to}
        required
        problem={problem(regionProblem)}
        value={code}
        choices={regions.map((each) => ({ value: each.code, label: each.name }))}
        onChange={setCode}
      />
      {region && <RegionRules region={region} edition={view.edition} />}
      <Notice kind="warning" title={t.consequences}>
        <p>{t.kept}</p>
      </Notice>
      <Tick
        id="understood"
        ticked={understood}
        onChange={setUnderstood}
        problem={problem(understood ? null : t.understoodMissing)}
      >
        {t.understood}
      </Tick>
      <RefusalNotice error={change.error} edition={view.edition} />
      <div className="buttons">
        <Button look="danger" submits busy={change.busy}>
          {t.changeTitle}
        </Button>
      </div>
    </form>
  );
}
