import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Account } from '#contract/client.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useIntention } from '../wire/use-intention.ts';
import type { Frame } from './crop-rectangle.ts';
import { lookOnLine } from './look-on-line.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { uploadPhoto } from './upload-photo.ts';
import { useFindings } from './use-findings.ts';

const Framing = lazy(async () => ({ default: (await import('./framing.tsx')).Framing }));

type Props = {
  readonly file: File;
  readonly edition: string | null;
  readonly limits: PhotoLimits;
  readonly look: 'primary' | 'secondary';
  readonly onCancel: () => void;
  readonly onUnreadable: () => void;
  readonly onUploaded: (account: Account) => void;
};

/** The verdict in the page is advice: the original and its frame are sent, and the server decides. */
export function UploadFramed({ file, edition, limits, look, onCancel, onUnreadable, onUploaded }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [picture] = useState(() => URL.createObjectURL(file));
  const [frame, setFrame] = useState<Frame | null>(null);
  useEffect(() => () => URL.revokeObjectURL(picture), [picture]);
  const settings = useMemo(
    () => ({ limits, look: lookOnLine, weigh: async () => file.size }),
    [limits, file.size],
  );
  const judged = useFindings(picture, frame, settings);
  // The file's marks are part of the intention: another file is another intention.
  const upload = useIntention(({ crop }: { crop: Frame; file: string }, key) =>
    uploadPhoto(key, file, crop, edition),
  );

  async function send() {
    if (frame === null) return;
    const marks = `${file.name} ${file.size} ${file.lastModified}`;
    const account = await upload.start({ crop: frame, file: marks });
    if (account !== null) onUploaded(account);
  }

  return (
    <>
      <Suspense fallback={<Skeleton />}>
        <Framing
          picture={picture}
          limits={limits}
          judged={judged}
          onFrame={setFrame}
          onUnreadable={onUnreadable}
        />
      </Suspense>
      <RefusalNotice error={upload.error} />
      <div className="buttons">
        {frame !== null && (
          <Button look={look} busy={upload.busy} onClick={() => void send()}>
            {t.upload}
          </Button>
        )}
        <Button look="quiet" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </>
  );
}
