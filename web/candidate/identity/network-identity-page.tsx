import { useQuery } from '@tanstack/react-query';
import type { Output } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { queryClient } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { VisitEnd } from './visit-end.tsx';

const LINK = ['identity-link'];

/** The account and the national network identity: linked, unlinked, linked again. */
export function NetworkIdentityPage() {
  const t = useTexts({ 'zh-CN': zh, en }).page;
  const link = useQuery({ queryKey: LINK, queryFn: () => read('getIdentityLink', {}), staleTime: 0 });
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <VisitEnd />
      <Loaded query={link}>{(data) => <Link link={data} />}</Loaded>
    </>
  );
}

function Link({ link }: { link: Output<'getIdentityLink'> }) {
  const t = useTexts({ 'zh-CN': zh, en }).page;
  const { language } = useLanguage();
  const begin = useIntention((_: null, key) => act(key, 'startIdentityLink', {}));
  const remove = useIntention((_: null, key) => act(key, 'removeIdentityLink', {}));

  async function leave() {
    const begun = await begin.start(null);
    if (begun !== null) location.assign(begun.url);
  }

  async function unlink() {
    const now = await remove.start(null);
    if (now !== null) queryClient.setQueryData(LINK, now);
  }

  return (
    <>
      <p>{link.linkedAt === null ? t.notLinked : t.linkedSince(sayMoment(link.linkedAt, language))}</p>
      <p className="hint">{t.stored}</p>
      <RefusalNotice error={begin.error ?? remove.error} />
      <div className="buttons">
        {link.linkedAt !== null && (
          <Button busy={remove.busy} onClick={() => void unlink()}>
            {t.unlink}
          </Button>
        )}
        {link.linkedAt === null && link.offered && (
          <Button look="primary" busy={begin.busy} onClick={() => void leave()}>
            {t.link}
          </Button>
        )}
        <ButtonLink href="/account" look="quiet">
          {t.back}
        </ButtonLink>
      </div>
      {!link.offered && <p>{t.notOffered}</p>}
    </>
  );
}
