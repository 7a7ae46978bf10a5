import { type ReactNode, useState } from 'react';
import type { Account } from '#contract/client.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import { photoLimitsText } from '#vocabulary/photo-check.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Notice } from '../ui/notice.tsx';
import { queryClient, useExams } from '../wire/queries.ts';
import { ChooseFile } from './choose-file.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { UploadFramed } from './upload-framed.tsx';

type PickerProps = {
  /** Whose limits the photo must meet; null for the account's own, which meets those of the newest exam. */
  readonly edition: string | null;
  /** There is a photo already; this would be another. */
  readonly another: boolean;
  readonly onUploaded: (account: Account) => void;
  /** Stands below while no photo is being framed. */
  readonly children?: ReactNode;
};

/** The photo tool in the page (C18): choose or take a photo, frame it, see what the rules say, upload it. */
export function PhotoPicker(props: PickerProps) {
  const exams = useExams();
  return (
    <Loaded query={exams}>
      {(all) => {
        const exam = props.edition === null ? all[0] : all.find(({ key }) => key === props.edition);
        return exam === undefined ? null : <Tool {...props} limits={exam.photo} />;
      }}
    </Loaded>
  );
}

function Tool({ edition, another, onUploaded, limits, children }: PickerProps & { limits: PhotoLimits }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const isOpen = file !== null && !unreadable;
  return (
    <div className="photo-picker">
      {unreadable && (
        <Notice kind="error" title={t.notAnImage} live>
          <p>{photoLimitsText(limits, language)}</p>
        </Notice>
      )}
      {!isOpen && (
        <>
          <p>{t.toolLead}</p>
          <p className="hint">{photoLimitsText(limits, language)}</p>
          <ChooseFile
            another={another}
            onFile={(chosen) => {
              setUnreadable(false);
              setFile(chosen);
            }}
          />
          <p>
            <a href="/photo-tool" download>
              {t.download}
            </a>
          </p>
          <p className="hint">{t.downloadHint}</p>
          {children}
        </>
      )}
      {isOpen && (
        <UploadFramed
          file={file}
          edition={edition}
          limits={limits}
          // Beside a photo that can be taken as it is, taking that one comes first.
          look={another && children === undefined ? 'secondary' : 'primary'}
          onCancel={() => setFile(null)}
          onUnreadable={() => setUnreadable(true)}
          onUploaded={(account) => {
            setFile(null);
            queryClient.setQueryData(['account'], account);
            onUploaded(account);
          }}
        />
      )}
    </div>
  );
}
