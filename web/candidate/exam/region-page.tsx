import { type FormEvent, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { RegionSettings } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { goToField } from '../ui/problem-summary.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useExams, useRegions } from '../wire/queries.ts';
import { RegionRules } from './region-rules.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Choosing the region (B2). */
export function RegionPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { edition } = useParams<{ edition: string }>();
  const regions = useRegions(edition);
  const exam = useExams().data?.find((each) => each.key === edition);
  return (
    <>
      <PageHead title={t.regionTitle}>
        {exam && <strong>{exam.title}</strong>}
        {exam && <br />}
        {t.regionLead}
      </PageHead>
      <Loaded query={regions}>{(list) => <Choose edition={edition} regions={list} />}</Loaded>
    </>
  );
}

function Choose({ edition, regions }: { edition: string; regions: readonly RegionSettings[] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [, goTo] = useLocation();
  const [code, setCode] = useState('');
  const [attempted, setAttempted] = useState(false);
  const region = regions.find((each) => each.code === code);

  function submit(event: FormEvent) {
    event.preventDefault();
    setAttempted(true);
    if (region === undefined) goToField('province');
    else goTo(`/exams/${edition}/notice?region=${region.code}`);
  }

  return (
    <form onSubmit={submit} noValidate>
      <SearchField
        id="province"
        label={t.province}
        required
        problem={attempted && code === '' ? { text: t.provinceMissing, severity: 'error' } : null}
        value={code}
        choices={regions.map((each) => ({ value: each.code, label: each.name }))}
        onChange={setCode}
      />
      {region && <RegionRules region={region} edition={edition} />}
      <div className="buttons">
        <Button look="primary" submits>
          {t.next}
        </Button>
      </div>
    </form>
  );
}
