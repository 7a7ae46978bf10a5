import { useRef, useState } from 'react';
import { call } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { WireError } from '../transport.ts';
import { Button } from '../ui/button.tsx';
import { type FieldProblem, HintAndProblem, RequiredMark } from '../ui/field.tsx';
import { newKey, transportFor } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export type Picture = { readonly digest: string; readonly url: string };

type Props = {
  readonly id: string;
  readonly endpoint: 'uploadEvidence' | 'uploadReclaimEvidence';
  readonly hint: string;
  readonly pictures: readonly Picture[];
  readonly onChange: (pictures: readonly Picture[]) => void;
  readonly problem: FieldProblem | null;
};

const MOST = 6;

async function upload(endpoint: Props['endpoint'], file: File): Promise<Picture> {
  const transport = transportFor({ key: newKey() });
  const { digest } = await call((request) => transport({ ...request, body: file }), endpoint, {});
  return { digest, url: URL.createObjectURL(file) };
}

/** Pictures that prove what is asked; each is on the server as soon as it is chosen. */
export function EvidenceField({ id, endpoint, hint, pictures, onChange, problem }: Props) {
  const t = useTexts({ 'zh-CN': zh, en }).evidence;
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);

  async function take(files: FileList | null) {
    if (files === null || files.length === 0) return;
    setBusy(true);
    setError(null);
    let taken = pictures;
    try {
      for (const file of Array.from(files).slice(0, MOST - pictures.length)) {
        const picture = await upload(endpoint, file);
        if (taken.some(({ digest }) => digest === picture.digest)) continue;
        taken = [...taken, picture];
        onChange(taken);
      }
    } catch (thrown) {
      if (!(thrown instanceof WireError)) throw thrown;
      setError(thrown);
    } finally {
      setBusy(false);
      if (input.current !== null) input.current.value = '';
    }
  }

  return (
    <div className={problem ? `field field-${problem.severity}` : 'field'}>
      <span className="label" id={`${id}-label`}>
        {t.label}
        <RequiredMark />
      </span>
      <HintAndProblem id={id} hint={`${hint} ${t.file}`} problem={problem} />
      <RefusalNotice error={error} />
      <PictureList pictures={pictures} onRemove={(at) => onChange(pictures.filter((_, i) => i !== at))} />
      <input
        ref={input}
        type="file"
        // Named types make phones hand over JPEG instead of formats of their own.
        accept="image/jpeg,image/png"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.label}
        onChange={(event) => void take(event.currentTarget.files)}
      />
      <p role="status">{busy ? t.adding : ''}</p>
      <Button
        id={id}
        busy={busy}
        aria-describedby={`${id}-label ${id}-hint`}
        onClick={() => input.current?.click()}
      >
        {t.add}
      </Button>
    </div>
  );
}

function PictureList({
  pictures,
  onRemove,
}: {
  pictures: readonly Picture[];
  onRemove: (at: number) => void;
}) {
  const t = useTexts({ 'zh-CN': zh, en }).evidence;
  if (pictures.length === 0) return null;
  return (
    <ul className="pictures">
      {pictures.map((picture, at) => (
        <li key={picture.digest}>
          <img src={picture.url} alt={t.alt(at + 1)} />
          <Button look="quiet" onClick={() => onRemove(at)}>
            {t.remove(at + 1)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
