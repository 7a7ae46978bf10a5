import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { OpenConfiguration, RegionConfiguration } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useConfigurationAct, useConfigurationTexts } from './configurations.ts';
import { RehearsalReportView } from './rehearsal-report.tsx';

type Team = { reviewers: { point: number; region: number }; filesPerDay: number };
const USUAL: Team = { reviewers: { point: 1, region: 1 }, filesPerDay: 60 };

/** Sends a thousand invented candidates through the draft, and shows what became of them. */
export function RehearsalPanel({ of, open }: { of: RegionConfiguration; open: OpenConfiguration }) {
  const t = useConfigurationTexts();
  const params = { edition: of.edition, region: of.region };
  const [team, setTeam] = useState<Team>(open.rehearsal?.settings ?? USUAL);
  const { reviewers, filesPerDay } = team;
  const rehearse = useConfigurationAct<Team>(of, 'rehearse', (wish, intention) =>
    send('rehearseConfiguration', { params, body: { ...wish, rev: open.rev } }, intention),
  );
  const may = open.actions.includes('rehearse');
  const count = (label: string, value: number, set: (value: number) => void) => (
    <label htmlFor={label}>
      {label}{' '}
      <InputNumber
        id={label}
        min={1}
        max={500}
        precision={0}
        disabled={!may}
        value={value}
        onChange={(next) => set(next ?? 1)}
      />
    </label>
  );
  return (
    <section>
      <p className="quiet page-lead">{t.rehearsal.lead}</p>
      <div className="rehearsal-team">
        {count(t.rehearsal.pointReviewers, reviewers.point, (point) =>
          setTeam({ ...team, reviewers: { ...reviewers, point } }),
        )}
        {count(t.rehearsal.regionReviewers, reviewers.region, (region) =>
          setTeam({ ...team, reviewers: { ...reviewers, region } }),
        )}
        {count(t.rehearsal.filesPerDay, filesPerDay, (files) => setTeam({ ...team, filesPerDay: files }))}
        {may && (
          <Button
            type={open.isRehearsed ? 'default' : 'primary'}
            loading={rehearse.isPending}
            onClick={() => rehearse.mutate({ reviewers, filesPerDay })}
          >
            {open.rehearsal === null ? t.rehearsal.run : t.rehearsal.again}
          </Button>
        )}
        <span role="status" className="quiet">
          {rehearse.isPending ? t.rehearsal.running : toldWhen(open, t)}
        </span>
      </div>
      {rehearse.isError && <RefusalSentence error={rehearse.error} />}
      {open.rehearsal !== null && !open.isRehearsed && (
        <Sentence tone="warning" what={t.rehearsal.outdated} />
      )}
      {open.rehearsal !== null && (
        <RehearsalReportView
          edition={of.edition}
          rehearsal={open.rehearsal}
          levels={of.levels}
          isOnSite={open.document.confirmation === 'on-site'}
        />
      )}
    </section>
  );
}

const toldWhen = ({ rehearsedAt }: OpenConfiguration, t: ReturnType<typeof useConfigurationTexts>) =>
  rehearsedAt === null ? t.rehearsal.missing : t.rehearsal.of(toTheMinute(rehearsedAt));
