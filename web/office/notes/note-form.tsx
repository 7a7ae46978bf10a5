import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useNoteTexts } from './note-texts.ts';

type Props = {
  label: string;
  hint?: string;
  send: string;
  isBusy: boolean;
  onGive: (text: string) => void;
  onCancel: () => void;
};

/** A few lines of words. Ctrl-Enter sends, Esc leaves. */
export function NoteForm({ label, hint, send, isBusy, onGive, onCancel }: Props) {
  const t = useNoteTexts();
  const id = useId();
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  const give = () => {
    if (!isEmpty && !isBusy) onGive(text.trim());
  };
  return (
    <div className="note-form">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Input.TextArea
        id={id}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        value={text}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onCancel();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
        }}
      />
      <div className="undo-buttons">
        <Button type="primary" disabled={isEmpty} loading={isBusy} onClick={give}>
          {send}
        </Button>
        <Button disabled={isBusy} onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
