import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileNote } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { NoteForm } from './note-form.tsx';
import { useNoteTexts } from './note-texts.ts';
import { notesQuestion, useWriteNote, type Writing } from './notes.ts';
import './notes.css';

/** What is being written: a note, a question, or the answer to this question. */
type Asking = 'note' | 'question' | { readonly answers: string } | null;

/** What staff of the area write on a file among themselves; never shown to its candidate. */
export function FileNotes({ number }: { number: string }) {
  const t = useNoteTexts();
  const { role, may } = useStaff();
  const asks = role === 'site' || role === 'point';
  const answers = may.includes('answer-questions');
  const found = useQuery(notesQuestion(number));
  const write = useWriteNote(number);
  const [asking, setAsking] = useState<Asking>(null);
  const give = (writing: Writing) => write.mutate(writing, { onSuccess: () => setAsking(null) });
  const form = { isBusy: write.isPending, onCancel: () => setAsking(null) };
  return (
    <section className="notes" aria-labelledby="notes">
      <h2 id="notes">{t.heading}</h2>
      <p className="quiet">{t.lead}</p>
      {found.isError && <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <p className="quiet">{t.none}</p>}
      <ol>
        {(found.data ?? []).map((note) => (
          <NoteLine key={note.id} note={note}>
            {note.state === 'open' && answers && asking === null && (
              <Button size="small" type="primary" onClick={() => setAsking({ answers: note.id })}>
                {t.answer}
              </Button>
            )}
            {note.state === 'answered' && asks && (
              <Button
                size="small"
                loading={write.isPending}
                onClick={() => give({ kind: 'seen', question: note.id })}
              >
                {t.seen}
              </Button>
            )}
            {typeof asking === 'object' && asking?.answers === note.id && (
              <NoteForm
                {...form}
                label={t.answerLabel}
                send={t.sendAnswer}
                onGive={(text) => give({ kind: 'answer', question: note.id, text })}
              />
            )}
          </NoteLine>
        ))}
      </ol>
      {write.isError && <RefusalSentence error={write.error} />}
      {asking === 'note' && (
        <NoteForm
          {...form}
          label={t.noteLabel}
          hint={t.noteHint}
          send={t.save}
          onGive={(text) => give({ kind: 'note', text })}
        />
      )}
      {asking === 'question' && (
        <NoteForm
          {...form}
          label={t.questionLabel}
          hint={t.questionHint}
          send={t.send}
          onGive={(text) => give({ kind: 'question', text })}
        />
      )}
      {asking === null && (
        <div className="undo-buttons">
          <Button size="small" onClick={() => setAsking('note')}>
            {t.write}
          </Button>
          {asks && (
            <Button size="small" onClick={() => setAsking('question')}>
              {t.ask}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function NoteLine({ note, children }: { note: FileNote; children: ReactNode }) {
  const t = useNoteTexts();
  const texts = useTexts();
  const roles: Readonly<Record<string, string>> = texts.roles;
  return (
    <li className={`note note-${note.kind}`}>
      <p className="note-head">
        <b>{t.kinds[note.kind]}</b>
        {note.state !== null && (
          <span className={`note-state note-state-${note.state}`}>{t.states[note.state]}</span>
        )}
        <span className="quiet">
          {roles[note.role] ?? note.role} {note.who} · <span className="digits">{toTheMinute(note.at)}</span>
        </span>
      </p>
      <p className="note-text">{note.text}</p>
      {children}
    </li>
  );
}
