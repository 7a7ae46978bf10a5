import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseView } from '#contract/client.ts';
import type { CaseAction } from '#domain/cases/decide-case.ts';
import { caseActionText } from '#vocabulary/cases.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { isRefusedWith, send } from '../wire.ts';
import { useCaseTexts } from './case-texts.ts';

type Decision = { readonly do: CaseAction; readonly reason: string };

function useDecideCase(of: CaseView) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const { number, rev } = of;
  return useMutation({
    mutationFn: (decision: Decision) => {
      const body = { ...decision, rev };
      return send('decideCase', { params: { number }, body }, intentionOf({ number, ...body }));
    },
    onSuccess: (decided) => {
      client.setQueryData(keys.case(number), decided);
      void client.invalidateQueries({ queryKey: keys.caseLists });
      void client.invalidateQueries({ queryKey: keys.work });
    },
    onError: (error) => {
      if (isRefusedWith(error, 'case-changed', 'case-settled', 'case-overtaken')) {
        void client.invalidateQueries({ queryKey: keys.case(number) });
      }
    },
  });
}

const KEYS: Partial<Record<CaseAction, string>> = {
  'approve-first': 'Enter',
  'approve-second': 'Enter',
  'approve-alone': 'Enter',
  refuse: 'N',
  undo: 'U',
  'send-code-again': 'M',
  'release-hold': 'L',
};

const WITH_REASON: readonly CaseAction[] = ['approve-alone', 'refuse', 'undo', 'release-hold'];

/** What may be decided now, with its keys; every decision says what it means and takes a reason before it is sent. */
export function DecisionPanel({ of }: { of: CaseView }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const decide = useDecideCase(of);
  const [asking, setAsking] = useState<CaseAction | null>(null);
  const offered = of.actions;
  const approval = offered.find((action) => action.startsWith('approve-'));
  const open = (action: CaseAction | undefined) =>
    asking === null && action !== undefined && offered.includes(action) ? () => setAsking(action) : undefined;
  useKeys({
    Enter: open(approval),
    n: open('refuse'),
    u: open('undo'),
    m: open('send-code-again'),
    l: open('release-hold'),
  });
  return (
    <section className="case-decision" aria-label={t.bar}>
      <p className="quiet">
        {t.meaning[of.kind]}
        {of.kind === 'forfeit-to-revert' && !of.settledAlone && t.takesTwo}
      </p>
      {offered.includes('release-hold') && <p className="quiet">{t.afterReclaim}</p>}
      {decide.isError && <RefusalSentence error={decide.error} />}
      {asking === null ? (
        <div className="decision-buttons">
          {offered.map((action) => (
            <Button
              key={action}
              size="large"
              type={action === approval ? 'primary' : 'default'}
              danger={action === 'refuse' || action === 'undo'}
              aria-keyshortcuts={KEYS[action]}
              onClick={() => setAsking(action)}
            >
              {caseActionText(action, language)} <KeyHint>{KEYS[action] ?? ''}</KeyHint>
            </Button>
          ))}
          {offered.length === 0 && <p>{of.state === 'first-approved' ? t.sameStaff : t.noActions}</p>}
        </div>
      ) : (
        <ReasonForm
          action={asking}
          isBusy={decide.isPending}
          onGive={(reason) => decide.mutate({ do: asking, reason })}
          onCancel={() => setAsking(null)}
        />
      )}
      {of.undoUntil !== null && offered.includes('undo') && (
        <p className="quiet">{t.undoUntil(toTheMinute(of.undoUntil))}</p>
      )}
    </section>
  );
}

type ReasonProps = {
  action: CaseAction;
  isBusy: boolean;
  onGive: (reason: string) => void;
  onCancel: () => void;
};

function ReasonForm({ action, isBusy, onGive, onCancel }: ReasonProps) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const needed = WITH_REASON.includes(action);
  const hints: Partial<Record<CaseAction, string>> = {
    'release-hold': t.releaseHint,
    'approve-alone': t.settleHint,
  };
  const hint = hints[action] ?? t.reasonHint;
  const give = () => {
    if (needed && reason.trim() === '') setMissing(true);
    else onGive(reason.trim());
  };
  return (
    <div className="case-reason">
      <label htmlFor="case-reason">{needed ? t.reason : t.optionalReason}</label>
      {needed && (
        <p className="quiet" id="case-reason-hint">
          {hint}
        </p>
      )}
      <Input.TextArea
        id="case-reason"
        autoFocus
        rows={2}
        maxLength={300}
        value={reason}
        aria-describedby={needed ? 'case-reason-hint' : undefined}
        aria-invalid={missing}
        status={missing ? 'error' : ''}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || isBusy) return;
          if (event.key === 'Escape') onCancel();
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            give();
          }
        }}
      />
      {missing && <p role="alert">{t.reasonMissing}</p>}
      <div className="decision-buttons">
        <Button
          type="primary"
          size="large"
          danger={needed && action !== 'approve-alone'}
          loading={isBusy}
          onClick={give}
        >
          {t.confirm(caseActionText(action, language))} <KeyHint>Enter</KeyHint>
        </Button>
        <Button size="large" disabled={isBusy} onClick={onCancel}>
          {t.cancel} <KeyHint>Esc</KeyHint>
        </Button>
      </div>
    </div>
  );
}
