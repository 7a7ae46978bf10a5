import { useState } from 'react';
import { PhotoDoubts } from '../photo/photo-doubts.tsx';
import { PhotoPicker } from '../photo/photo-picker.tsx';
import { PhotoView } from '../photo/photo-view.tsx';
import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAccount } from '../wire/queries.ts';
import { nextMissing } from './missing-parts.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The base photo of the account (A7). */
export function PhotoPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const account = useAccount();
  const [saved, setSaved] = useState(false);
  return (
    <>
      <PageHead title={t.photo}>{t.photoPage.lead}</PageHead>
      <Loaded query={account}>
        {(data) => (
          <>
            {saved && <Notice kind="done" title={t.photoPage.saved} live />}
            {data.photo === null ? <p>{t.photoPage.none}</p> : <PhotoView digest={data.photo.digest} />}
            <PhotoDoubts check={data.photoCheck} />
            <PhotoPicker edition={null} another={data.photo !== null} onUploaded={() => setSaved(true)}>
              {data.photo !== null && (
                <div className="buttons">
                  <ButtonLink href={nextMissing(data)} look="primary">
                    {t.photoPage.nextPart}
                  </ButtonLink>
                </div>
              )}
            </PhotoPicker>
          </>
        )}
      </Loaded>
    </>
  );
}
