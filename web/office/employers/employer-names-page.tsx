import { Tabs } from 'antd';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { isRefusedWith } from '../wire.ts';
import { OpenNames } from './open-names.tsx';
import { SaidNames } from './said-names.tsx';
import { useIdentify } from './use-identify.ts';

/** C15: names of employers that candidates typed by hand, to be told from the directory's. */
export function EmployerNamesPage() {
  const { employers, notYours } = useTexts();
  const { may } = useStaff();
  const identify = useIdentify();
  if (!may.includes('identify-employers'))
    return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  const props = { isBusy: identify.isPending, onSay: identify.mutate };
  return (
    <>
      <div className="page-head">
        <h1>{employers.heading}</h1>
      </div>
      <p className="quiet page-lead">{employers.lead}</p>
      <Outcome identify={identify} />
      <Tabs
        destroyOnHidden
        items={[
          { key: 'open', label: employers.open, children: <OpenNames {...props} /> },
          { key: 'said', label: employers.said, children: <SaidNames {...props} /> },
        ]}
      />
    </>
  );
}

/** What the last act did, or why it did not. */
function Outcome({ identify }: { identify: ReturnType<typeof useIdentify> }) {
  const { employers } = useTexts();
  if (isRefusedWith(identify.error, 'changed-meanwhile', 'not-found'))
    return <Sentence tone="bad" what={employers.changed.what} how={employers.changed.how} />;
  if (identify.isError) return <RefusalSentence error={identify.error} />;
  if (!identify.data) return null;
  const { verdict, name, employer } = identify.data;
  const how = verdict === 'open' ? employers.undoneHow : employers.doneHow;
  return <Sentence tone="good" what={employers.done[verdict](name, employer?.name ?? '')} how={how} />;
}
