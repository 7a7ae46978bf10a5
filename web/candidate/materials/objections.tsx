import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { pageTitle } from '#vocabulary/fields.ts';
import { isOwnPaper, isPaper, paperLabel } from '#vocabulary/papers.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Objection = NonNullable<RegistrationView['papers']>['objections'][number];

/** What staff found wanting (E2): each with its reason, how to mend it, and the way there. Nothing where nothing was. */
export function Objections({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const objections = view.papers?.objections ?? [];
  if (objections.length === 0) return null;
  return (
    <Notice kind="error" title={t.objections}>
      <ul>
        {objections.map((objection) => (
          <ObjectionLine key={objection.item} view={view} objection={objection} />
        ))}
      </ul>
      <p>{t.objectionsLead}</p>
    </Notice>
  );
}

function ObjectionLine({ view, objection }: { view: RegistrationView; objection: Objection }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { item, title, reason, mended } = objection;
  const { label, href } = placeOf(view.edition, item, {
    paper: paperLabel(view.edition, item, language, title),
    page: pageTitle(view.edition, item, language),
    photo: t.photo,
  });
  return (
    <li>
      <strong>{label}</strong>
      {mended && <span className="paper-mended"> {t.mended}</span>}
      {reason !== null && (
        <>
          <br />
          {reason.text}
          <br />
          {t.fix(reason.fix)}
        </>
      )}
      <br />
      <Link href={href} aria-label={`${t.toItem} ${label}`}>
        {t.toItem}
      </Link>
    </li>
  );
}

/** What an item is called and where it is mended: a paper here, a page of the form, or the photo. */
function placeOf(edition: string, item: string, words: { paper: string; page: string; photo: string }) {
  const base = `/registrations/${edition}`;
  if (item === 'photo') return { label: words.photo, href: `${base}/photo` };
  if (isPaper(item) || isOwnPaper(item))
    return { label: words.paper, href: `${base}/materials#paper-${item}` };
  return { label: words.page, href: `${base}/pages/${item}` };
}
