import { useState } from 'react';
import { type FileView, pathOf } from '#contract/client.ts';
import { useTexts } from '../language.tsx';

type Props = { file: Pick<FileView, 'number' | 'name' | 'hasPhoto'> };

export const photoPath = (number: string): string => pathOf('getFilePhoto', { params: { number } });

/** The photo of the form, in a frame that keeps its size while it loads. */
export function Photo({ file }: Props) {
  const texts = useTexts();
  const [failed, setFailed] = useState(false);
  return (
    <div className="photo">
      {file.hasPhoto && !failed ? (
        <img
          src={photoPath(file.number)}
          alt={texts.file.photoOf(file.name)}
          onError={() => setFailed(true)}
        />
      ) : (
        <p>{texts.file.noPhoto}</p>
      )}
    </div>
  );
}
