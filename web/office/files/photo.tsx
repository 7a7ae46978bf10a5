import { useState } from 'react';
import { type FileView, pathOf } from '#contract/client.ts';
import type { Language } from '#vocabulary/language.ts';
import { photoDoubtText } from '#vocabulary/photo-check.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { Texts } from '../texts.zh-CN.ts';

type Props = { file: Pick<FileView, 'number' | 'name' | 'hasPhoto' | 'photoCheck'> };

export const photoPath = (number: string): string => pathOf('getFilePhoto', { params: { number } });

/** The photo of the form, in a frame that keeps its size while it loads. */
export function Photo({ file }: Props) {
  const texts = useTexts();
  const [failed, setFailed] = useState(false);
  return (
    <div>
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
      {file.hasPhoto && <PhotoDoubts check={file.photoCheck} />}
    </div>
  );
}

/** What the look at the photo has left open, in words: a machine's doubt, for a person to decide. Null where nothing is. */
export function photoDoubts(
  check: FileView['photoCheck'],
  language: Language,
  { file }: Texts,
): string | null {
  if (check === null || !check.faceChecked) return file.photoNotChecked;
  if (check.doubts.length === 0) return null;
  return file.photoInDoubt(check.doubts.map((doubt) => photoDoubtText(doubt, language).what));
}

function PhotoDoubts({ check }: { check: FileView['photoCheck'] }) {
  const { language, texts } = useLanguage();
  const doubts = photoDoubts(check, language, texts);
  return doubts === null ? null : <p className="photo-doubts">{doubts}</p>;
}
