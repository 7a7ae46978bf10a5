import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { newIntention, sendPicture } from '../wire.ts';
import { useCaseTexts } from './case-texts.ts';

type Props = {
  number: string;
  digests: readonly string[];
  onChange: (digests: readonly string[]) => void;
};

const MOST = 6;

/** Pictures that go with a case: a scan, or a photo of the paper in hand. */
export function AddEvidence({ number, digests, onChange }: Props) {
  const t = useCaseTexts();
  const id = useId();
  const add = useMutation({
    mutationFn: (file: File) =>
      sendPicture('uploadFileEvidence', { params: { number } }, file, newIntention()),
    onSuccess: ({ digest }) => onChange([...new Set([...digests, digest])]),
  });
  return (
    <div className="add-evidence">
      <label htmlFor={id}>{t.addEvidence}</label>
      <input
        id={id}
        type="file"
        accept="image/jpeg,image/png"
        disabled={add.isPending || digests.length >= MOST}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) add.mutate(file);
          event.target.value = '';
        }}
      />
      <p className="quiet" role="status">
        {add.isPending ? t.sending : t.pictures(digests.length)}
      </p>
      {add.isError && <RefusalSentence error={add.error} />}
    </div>
  );
}
