import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Steps, Tabs } from 'antd';
import type { OpenConfiguration, RegionConfiguration } from '#contract/client.ts';
import { useStaff } from '../session/staff.ts';
import { BeginPanel } from './begin-panel.tsx';
import { configurationQuestion, useConfigurationTexts } from './configurations.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { DocumentForm } from './document-form.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { PageFrame, PageHead } from './page-frame.tsx';
import { ProblemList } from './problem-list.tsx';
import { RehearsalPanel } from './rehearsal-panel.tsx';

const route = getRouteApi('/configuration/$edition/$region');

/** A region's configuration in an edition: what is live, what is being worked on, what was before. */
export function ConfigurationPage() {
  const found = useQuery(configurationQuestion(route.useParams()));
  return <PageFrame found={found}>{(of) => <Found of={of} />}</PageFrame>;
}

function Found({ of }: { of: RegionConfiguration }) {
  const t = useConfigurationTexts();
  const { may } = useStaff();
  const { open } = of;
  const drafts = may.includes('draft-configuration');
  return (
    <>
      <PageHead of={of} name={of.regionName}>
        <a href={`/regions/${of.edition}/${of.region}`} target="_blank" rel="noreferrer">
          {t.decide.publicPage}
        </a>
      </PageHead>
      {open === null ? (
        <>
          {drafts ? <BeginPanel of={of} /> : <p className="quiet">{t.readOnly}</p>}
          <DocumentForm key={`live-${of.liveNumber}`} of={of} document={of.live} open={null} />
          <HistoryPanel of={of} />
        </>
      ) : (
        <Draft of={of} open={open} />
      )}
    </>
  );
}

/** How far a draft has come: written, rehearsed, sent, approved. */
const stepOf = ({ state, isRehearsed }: OpenConfiguration): number => {
  if (state === 'scheduled') return 4;
  if (state === 'proposed') return 3;
  return isRehearsed ? 2 : 1;
};

function originOf(
  { origin }: OpenConfiguration,
  edition: string,
  t: ReturnType<typeof useConfigurationTexts>,
) {
  if (origin.edition !== edition) return t.origin.year(origin.title);
  return origin.number === 0 ? t.origin.live : t.origin.number(origin.number);
}

function Draft({ of, open }: { of: RegionConfiguration; open: OpenConfiguration }) {
  const t = useConfigurationTexts();
  const { edit, rehearse, propose, approve } = t.steps;
  return (
    <>
      <p className="quiet">
        {originOf(open, of.edition, t)} · {t.decide.authors(t.names(open.authors))}
      </p>
      <Steps
        className="draft-steps"
        size="small"
        current={stepOf(open)}
        items={[edit, rehearse, propose, approve].map((title) => ({ title }))}
      />
      <ProblemList open={open} levels={of.levels} />
      <DecisionPanel of={of} open={open} />
      <Tabs
        defaultActiveKey={open.state === 'draft' ? 'edit' : 'differences'}
        items={[
          {
            key: 'edit',
            label: t.tabs.edit,
            children: <DocumentForm key={open.rev} of={of} document={open.document} open={open} />,
          },
          {
            key: 'differences',
            label: `${t.tabs.differences} (${open.differences.length})`,
            children: <DifferenceTable of={of} open={open} />,
          },
          { key: 'rehearsal', label: t.tabs.rehearsal, children: <RehearsalPanel of={of} open={open} /> },
          { key: 'history', label: t.tabs.history, children: <HistoryPanel of={of} /> },
        ]}
      />
    </>
  );
}
