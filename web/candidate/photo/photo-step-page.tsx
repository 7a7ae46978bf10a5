import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { findEdition } from '#domain/edition/editions.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import { nodeLabel } from '#vocabulary/progress.ts';
import { ClosingNotice } from '../registration/closing-notice.tsx';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { rememberRegistration, useAccount, useRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { PhotoDoubts } from './photo-doubts.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { PhotoView } from './photo-view.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The account's photo at once, to be taken over; without one an upload in place (C17). Then the papers, where there are any (D2). */
export function PhotoStepPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { edition } = useParams<{ edition: string }>();
  const registration = useRegistration(edition);
  return (
    <>
      <PageHead title={nodeLabel(edition, 'photo', language)}>{t.lead}</PageHead>
      <Loaded query={registration}>{(view) => <PhotoStep view={view} />}</Loaded>
    </>
  );
}

function PhotoStep({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const account = useAccount();
  const [uploaded, setUploaded] = useState<string | null>(null);
  const choose = useIntention((body: { photo: string }, key) =>
    act(key, 'choosePhoto', { params: { edition: view.edition }, body }),
  );
  const digest = uploaded ?? view.accountPhoto?.digest ?? null;
  // Where the photo is confirmed by hand, the guide has a word for the button, and one for the photo.
  const isConfirmed = findEdition(view.edition)?.photoStep === 'confirmed-by-hand';
  const use = isConfirmed ? actionLabel(view.edition, 'choose-photo', 'candidate', language) : t.use;
  const after = view.papers === null ? 'submission' : 'materials';
  const next = `/registrations/${view.edition}/${after}`;

  async function take(photo: string) {
    const chosen = await choose.start({ photo });
    if (chosen === null) return;
    rememberRegistration(chosen);
    goTo(next);
  }

  if (!view.actions.includes('choose-photo')) return <PhotoToSee view={view} />;
  return (
    <>
      <ClosingNotice view={view} />
      {digest === null ? (
        <Notice kind="info" title={t.none} />
      ) : (
        <>
          {view.photo === digest && <Notice kind="done" title={t.chosen} />}
          {view.photo !== null && view.photo !== digest && <Notice kind="info" title={t.chosenOther(use)} />}
          {isConfirmed && <h2>{t.basePhoto}</h2>}
          <PhotoView digest={digest} />
          <p className="hint">{t.quoted}</p>
          {account.data?.photo?.digest === digest && <PhotoDoubts check={account.data.photoCheck} />}
          <RefusalNotice error={choose.error} edition={view.edition} />
          <div className="buttons">
            {view.photo === digest ? (
              <ButtonLink href={next} look="primary">
                {t.next}
              </ButtonLink>
            ) : (
              <Button look="primary" busy={choose.busy} onClick={() => void take(digest)}>
                {use}
              </Button>
            )}
          </div>
          <h2>{t.another}</h2>
        </>
      )}
      <PhotoPicker
        edition={view.edition}
        another={digest !== null}
        onUploaded={(account) => account.photo !== null && setUploaded(account.photo.digest)}
      />
    </>
  );
}

function PhotoToSee({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <Notice kind="info" title={t.cannotNow} />
      {view.photo !== null && <PhotoView digest={view.photo} />}
      <ButtonLink href={`/registrations/${view.edition}`} look="primary">
        {t.back}
      </ButtonLink>
    </>
  );
}
