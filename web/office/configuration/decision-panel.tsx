import { Button, Input } from 'antd';
import { useState } from 'react';
import { toTheMinute } from '../beijing-time.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import {
  doorOf,
  NATION,
  type OpenSettled,
  type Settled,
  useConfigurationAct,
  useConfigurationTexts,
} from './configurations.ts';
import { fromField } from './moments.ts';

type Wish = { do: 'propose' | 'give-back' | 'drop'; note: string };

/** What this person can do next with the draft, and why something has to wait. */
export function DecisionPanel({ of, open }: { of: Settled; open: OpenSettled }) {
  const t = useConfigurationTexts();
  const [note, setNote] = useState('');
  const decide = useConfigurationAct<Wish>(of, 'decide', (wish, intention) =>
    doorOf(of).decide({ ...wish, rev: open.rev }, intention),
  );
  const may = (action: OpenSettled['actions'][number]) => open.actions.includes(action);
  const act = (action: Wish['do'], label: string, primary = false) =>
    may(action) && (
      <Button
        type={primary ? 'primary' : 'default'}
        loading={decide.isPending}
        onClick={() => decide.mutate({ do: action, note })}
      >
        {label}
      </Button>
    );
  return (
    <section className="decide" aria-label={t.decide.heading}>
      <p>{howOf(open, of.region === NATION, t)}</p>
      <Input
        aria-label={t.decide.note}
        placeholder={t.decide.note}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="decide-acts">
        {may('approve') && <Approve of={of} open={open} note={note} />}
        {act('propose', t.decide.propose, true)}
        {act('give-back', t.decide.giveBack)}
        {act('drop', t.decide.drop)}
      </div>
      {decide.isError && <RefusalSentence error={decide.error} />}
    </section>
  );
}

function howOf(
  { state, actions, isRehearsed, liveFrom }: OpenSettled,
  isOfNation: boolean,
  t: ReturnType<typeof useConfigurationTexts>,
) {
  if (state === 'scheduled') return t.decide.scheduled(liveFrom === null ? '' : toTheMinute(liveFrom));
  if (actions.includes('approve')) return isOfNation ? t.nation.approveHow : t.decide.approveHow;
  if (state === 'proposed') return t.decide.waits;
  if (actions.includes('propose')) return t.decide.proposeHow;
  return actions.includes('rehearse') && !isRehearsed ? t.decide.needsRehearsal : t.decide.needsMending;
}

/** At once, or from a time. */
function Approve({ of, open, note }: { of: Settled; open: OpenSettled; note: string }) {
  const t = useConfigurationTexts();
  const [at, setAt] = useState('');
  const approve = useConfigurationAct<{ liveFrom: string | null }>(of, 'approve', (wish, intention) =>
    doorOf(of).approve({ ...wish, note, rev: open.rev }, intention),
  );
  return (
    <>
      <Button
        type="primary"
        loading={approve.isPending}
        onClick={() => approve.mutate({ liveFrom: at === '' ? null : fromField(at) })}
      >
        {at === '' ? t.decide.approve : t.decide.later}
      </Button>
      <label className="live-from">
        {t.decide.laterAt}{' '}
        <input
          className="moment"
          type="datetime-local"
          step={1}
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
      </label>
      {approve.isError && <RefusalSentence error={approve.error} />}
    </>
  );
}
