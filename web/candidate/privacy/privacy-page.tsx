import { useQuery } from '@tanstack/react-query';
import type { Output } from '#contract/client.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Facts } from '../ui/facts.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { read } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Term = Output<'listRetention'>[number];

/** How long which personal data are kept, and why: the table that the erasing goes by. */
export function PrivacyPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const terms = useQuery({
    queryKey: ['retention'],
    queryFn: () => read('listRetention', {}),
    staleTime: 300_000,
  });
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <Loaded query={terms}>{(data) => data.map((term) => <Kept key={term.class} term={term} />)}</Loaded>
      <h2>{t.rights}</h2>
      <p>{t.rightsText}</p>
    </>
  );
}

function Kept({ term }: { term: Term }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const isEnglish = language === 'en';
  const since = isEnglish ? term.sinceEn : term.since;
  const long = term.term === null ? since : t.term(term.term.count, term.term.unit, since);
  const why = isEnglish ? term.basisTextEn : term.basisText;
  return (
    <section className="section">
      <h2>{isEnglish ? term.whatEn : term.what}</h2>
      <Facts
        facts={[
          { key: 'term', label: t.howLong, value: long },
          { key: 'basis', label: t.basis[term.basis], value: why },
        ]}
      />
    </section>
  );
}
