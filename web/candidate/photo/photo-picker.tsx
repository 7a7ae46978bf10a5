import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Account } from '#contract/client.ts';
import { en } from '../account/texts.en.ts';
import { zh } from '../account/texts.zh-CN.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { queryClient } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { type CropRectangle, isTooSmall } from './crop-rectangle.ts';
import { uploadPhoto } from './upload-photo.ts';

const Cropper = lazy(async () => ({ default: (await import('./cropper.tsx')).Cropper }));

type PickerProps = {
  /** Whose limits the photo must meet; null for the account's own. */
  readonly edition: string | null;
  /** There is a photo already; this would be another. */
  readonly another: boolean;
  readonly onUploaded: (account: Account) => void;
};

/** Choose or take a photo, frame it, upload it. */
export function PhotoPicker({ edition, another, onUploaded }: PickerProps) {
  const t = useTexts({ 'zh-CN': zh, en }).photoPage;
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  return (
    <div className="photo-picker">
      {unreadable && (
        <Notice kind="error" title={t.notAnImage} live>
          <p>{t.file}</p>
        </Notice>
      )}
      {file === null ? (
        <>
          <p className="hint">{t.file}</p>
          <Button look={another ? 'secondary' : 'primary'} onClick={() => input.current?.click()}>
            {another ? t.another : t.choose}
          </Button>
        </>
      ) : (
        <Framing
          key={`${file.name} ${file.lastModified}`}
          file={file}
          edition={edition}
          onCancel={() => setFile(null)}
          onUnreadable={() => {
            setFile(null);
            setUnreadable(true);
          }}
          onUploaded={(account) => {
            setFile(null);
            queryClient.setQueryData(['account'], account);
            onUploaded(account);
          }}
        />
      )}
      <input
        ref={input}
        type="file"
        // Named types make phones hand over JPEG instead of formats of their own.
        accept="image/jpeg,image/png"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.choose}
        onChange={(event) => {
          setUnreadable(false);
          setFile(event.currentTarget.files?.[0] ?? null);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

type FramingProps = {
  readonly file: File;
  readonly edition: string | null;
  readonly onCancel: () => void;
  readonly onUnreadable: () => void;
  readonly onUploaded: (account: Account) => void;
};

function Framing({ file, edition, onCancel, onUnreadable, onUploaded }: FramingProps) {
  const t = useTexts({ 'zh-CN': zh, en }).photoPage;
  const [picture] = useState(() => URL.createObjectURL(file));
  const [frame, setFrame] = useState<CropRectangle | null>(null);
  useEffect(() => () => URL.revokeObjectURL(picture), [picture]);
  // The file's marks are part of the intention: another file is another intention.
  const upload = useIntention(({ crop }: { crop: CropRectangle; file: string }, key) =>
    uploadPhoto(key, file, crop, edition),
  );

  async function send() {
    if (frame === null) return;
    const account = await upload.start({
      crop: frame,
      file: `${file.name} ${file.size} ${file.lastModified}`,
    });
    if (account !== null) onUploaded(account);
  }

  return (
    <>
      <p>{t.cropLead}</p>
      <Suspense fallback={<Skeleton />}>
        <Cropper picture={picture} onCrop={setFrame} onUnreadable={onUnreadable} />
      </Suspense>
      {frame !== null && isTooSmall(frame) && (
        <Notice kind="warning" live>
          <p>{t.smaller(frame.width, frame.height)}</p>
        </Notice>
      )}
      <RefusalNotice error={upload.error} />
      <div className="buttons">
        <Button look="primary" busy={upload.busy} onClick={() => void send()}>
          {t.upload}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </>
  );
}
