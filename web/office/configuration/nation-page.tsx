import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Steps, Tabs } from 'antd';
import type { NationConfiguration, OpenNationConfiguration } from '#contract/client.ts';
import { useStaff } from '../session/staff.ts';
import { BeginPanel } from './begin-panel.tsx';
import { nationQuestion, useConfigurationTexts } from './configurations.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { NationDifferences } from './nation-differences.tsx';
import { NationForm } from './nation-form.tsx';
import { PageFrame, PageHead } from './page-frame.tsx';
import { ProblemList } from './problem-list.tsx';

const route = getRouteApi('/configuration/$edition/nation');

/** What the nation settles for an edition; regions read it. */
export function NationPage() {
  const found = useQuery(nationQuestion(route.useParams().edition));
  return <PageFrame found={found}>{(of) => <Found of={of} />}</PageFrame>;
}

function Found({ of }: { of: NationConfiguration }) {
  const t = useConfigurationTexts();
  const { role, may } = useStaff();
  const { open } = of;
  const drafts = role === 'nation' && may.includes('draft-configuration');
  return (
    <>
      <PageHead of={of} name={t.nation.heading} />
      <p className="quiet page-lead">{t.nation.lead}</p>
      {open === null ? (
        <>
          {drafts ? <BeginPanel of={of} /> : <p className="quiet">{t.readOnly}</p>}
          <NationForm key={`live-${of.liveNumber}`} of={of} document={of.live} open={null} />
          <HistoryPanel of={of} />
        </>
      ) : (
        <Draft of={of} open={open} />
      )}
    </>
  );
}

/** How far a draft has come: written, sent, approved. */
const STEPS = { draft: 0, proposed: 1, scheduled: 3, live: 3, replaced: 3, dropped: 3 } as const;

function Draft({ of, open }: { of: NationConfiguration; open: OpenNationConfiguration }) {
  const t = useConfigurationTexts();
  const { edit, propose, approve } = t.steps;
  const { origin } = open;
  const copied = origin.number === 0 ? t.origin.live : t.origin.number(origin.number);
  return (
    <>
      <p className="quiet">
        {origin.edition === of.edition ? copied : t.nation.copied(origin.title)} ·{' '}
        {t.decide.authors(t.names(open.authors))}
      </p>
      <Steps
        className="draft-steps"
        size="small"
        current={STEPS[open.state]}
        items={[edit, propose, approve].map((title) => ({ title }))}
      />
      <ProblemList
        open={open}
        levels={of.levels}
        words={{ errors: t.nation.errors, none: t.nation.noProblems }}
      />
      <DecisionPanel of={of} open={open} />
      <Tabs
        defaultActiveKey={open.state === 'draft' ? 'edit' : 'differences'}
        items={[
          {
            key: 'edit',
            label: t.tabs.edit,
            children: <NationForm key={open.rev} of={of} document={open.document} open={open} />,
          },
          {
            key: 'differences',
            label: `${t.tabs.differences} (${open.differences.length})`,
            children: <NationDifferences of={of} open={open} />,
          },
          { key: 'history', label: t.tabs.history, children: <HistoryPanel of={of} /> },
        ]}
      />
    </>
  );
}
