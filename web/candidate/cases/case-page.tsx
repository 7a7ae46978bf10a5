import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import type { OwnCase } from '#contract/client.ts';
import { caseKindText, caseSituation, caseStateText } from '#vocabulary/cases.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import type { Language } from '#vocabulary/language.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { photoDoubtText } from '#vocabulary/photo-check.ts';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { queryClient } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';
import { fieldNameOf } from './case-words.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** One case: what is done, what comes next and by whom, and what was asked. */
export function CasePage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { number } = useParams<{ number: string }>();
  const found = useQuery({
    queryKey: ['case', number],
    queryFn: () => read('getOwnCase', { params: { number } }),
  });
  return (
    <>
      <Loaded query={found}>{(own) => <CaseBody key={own.rev} own={own} />}</Loaded>
      <p>
        <Link href="/account/cases">{t.back}</Link>
      </p>
    </>
  );
}

const noticeKind = { approved: 'done', refused: 'warning', undone: 'warning' } as const;

const isNoticed = (state: string): state is keyof typeof noticeKind => Object.hasOwn(noticeKind, state);

function CaseBody({ own }: { own: OwnCase }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { done, next } = caseSituation(own.kind, own.state, language);
  return (
    <>
      <PageHead title={caseKindText(own.kind, language)} />
      <Notice kind={isNoticed(own.state) ? noticeKind[own.state] : 'info'} title={done}>
        <p>{next}</p>
      </Notice>
      {(own.doubts.length > 0 || own.words !== '') && (
        <section className="section">
          <h2>{t.told}</h2>
          <ul>
            {own.doubts.map((doubt) => (
              <li key={doubt}>
                {photoDoubtText(doubt, language).what} {photoDoubtText(doubt, language).how}
              </li>
            ))}
            {own.words !== '' && <li>{own.words}</li>}
          </ul>
        </section>
      )}
      {own.reason !== null && (
        <section className="section">
          <h2>{own.state === 'approved' ? t.settled : t.reason}</h2>
          <p>{own.reason}</p>
        </section>
      )}
      <Facts facts={factsOf(own, t, language)} />
      {own.lines.length > 0 && (
        <section className="section">
          <h2>{t.asked}</h2>
          <Facts facts={own.lines.map((line) => askedFact(line, t, language))} />
        </section>
      )}
      {own.actions.includes('withdraw') && <Withdraw own={own} />}
    </>
  );
}

function factsOf(own: OwnCase, t: typeof zh, language: Language) {
  const place = joined([own.regionName ?? '', own.pointName ?? ''].filter(Boolean), language);
  const all = [
    ['state', t.state, caseStateText(own.state, language)],
    ['openedAt', t.openedAt, sayMoment(own.openedAt, language)],
    ['exam', t.exam, own.title ?? ''],
    ['place', t.place, place],
    ['pictures', t.pictures, own.pictures === 0 ? '' : t.picturesCount(own.pictures)],
    ['note', t.note, own.note],
    ['number', t.number, own.number],
  ] as const;
  return all.filter(([, , value]) => value !== '').map(([key, label, value]) => ({ key, label, value }));
}

function askedFact(line: OwnCase['lines'][number], t: typeof zh, language: Language) {
  const label = fieldLabel('', fieldNameOf[line.key], language);
  if (line.after === null) return { key: line.key, label: t.former(label), value: line.before ?? t.empty };
  return { key: line.key, label, value: t.change(line.before || t.empty, line.after) };
}

function Withdraw({ own }: { own: OwnCase }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const withdraw = useIntention((rev: number, key) =>
    act(key, 'withdrawCase', { params: { number: own.number }, body: { rev } }),
  );
  async function press() {
    const withdrawn = await withdraw.start(own.rev);
    if (withdrawn === null) return;
    queryClient.setQueryData(['case', own.number], withdrawn);
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
  }
  return (
    <>
      <RefusalNotice error={withdraw.error} />
      <div className="buttons">
        <Button busy={withdraw.busy} onClick={() => void press()}>
          {t.withdraw}
        </Button>
      </div>
    </>
  );
}
