import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { useLanguage } from '../language.tsx';
import { useRefundTexts } from '../refunds/refund-texts.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { choicesOf } from './choices.ts';
import { UndoForm } from './undo-form.tsx';
import { useDecide } from './use-decide.ts';

/** Taking decisions back: apart from the decisions, quieter, and never without a reason. */
export function UndoGroup({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const refundTexts = useRefundTexts();
  const decide = useDecide(file);
  const [asking, setAsking] = useState<Action | null>(null);
  const { undo } = choicesOf(file);
  if (undo.length === 0 && !decide.isError) return null;
  const label = (action: Action) => actionLabel(file.edition, action, 'staff', language);
  return (
    <section className="undo" aria-labelledby="undo">
      <h2 id="undo">{texts.undo.heading}</h2>
      <p className="quiet">{texts.undo.note}</p>
      {decide.isError && <RefusalSentence error={decide.error} edition={file.edition} />}
      {asking !== null && undo.includes(asking) ? (
        <UndoForm
          key={asking}
          file={file}
          action={asking}
          label={label(asking)}
          isBusy={decide.isPending}
          onGive={(reason) => decide.mutate({ do: asking, reason }, { onSuccess: () => setAsking(null) })}
          onCancel={() => setAsking(null)}
        />
      ) : (
        <div className="undo-buttons">
          {undo.map((action) =>
            action === 'cancel' && file.paid ? (
              <Link key={action} to="/files/$number/cancellation" params={{ number: file.number }}>
                {refundTexts.cancel.open}
              </Link>
            ) : (
              <Button key={action} size="small" onClick={() => setAsking(action)}>
                {label(action)}
              </Button>
            ),
          )}
        </div>
      )}
    </section>
  );
}
