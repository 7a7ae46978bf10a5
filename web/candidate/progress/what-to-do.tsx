import { pathOf, type RegistrationView } from '#contract/client.ts';
import { actionLabel, type NamedAct } from '#vocabulary/actions.ts';
import { nodeLabel } from '#vocabulary/progress.ts';
import { papersReady } from '../materials/papers-ready.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Button, ButtonAnchor, ButtonLink } from '../ui/button.tsx';
import { firstPage } from './node-places.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Step = { readonly key: string; readonly href: string; readonly words: string; readonly file?: true };

/** Only what the server says may be done now; what leads on comes first and is the one primary button. */
function stepsOf(
  view: RegistrationView,
  t: typeof zh,
  label: (act: 'print' | 'withdraw' | 'change-region') => string,
  photo: string,
) {
  const base = `/registrations/${view.edition}`;
  const may = (action: RegistrationView['actions'][number]) => view.actions.includes(action);
  const page = firstPage(view);
  const steps: Step[] = [];
  if (may('pay')) steps.push({ key: 'pay', href: `${base}/payment`, words: t.pay });
  if (may('save-page') && page !== null) steps.push({ key: 'answers', href: page, words: t.goOn });
  if (may('choose-photo') && page === null && view.photo === null) {
    steps.push({ key: 'photo', href: `${base}/photo`, words: photo });
  }
  if (may('attach-paper') && page === null && view.photo !== null && !papersReady(view)) {
    steps.push({ key: 'materials', href: `${base}/materials`, words: t.materials });
  }
  if (may('submit') && page === null && view.photo !== null && papersReady(view)) {
    steps.push({ key: 'submit', href: `${base}/submission`, words: t.submit });
  }
  if (may('print')) {
    const href = pathOf('printForm', { params: { edition: view.edition } });
    steps.push({ key: 'print', href, words: label('print'), file: true });
  }
  if (may('save-page') && page === null) {
    steps.push({ key: 'edit', href: firstDeclared(view), words: t.edit });
  }
  if (may('withdraw')) steps.push({ key: 'withdraw', href: `${base}/withdrawal`, words: label('withdraw') });
  if (may('change-region'))
    steps.push({ key: 'region', href: `${base}/region`, words: label('change-region') });
  return steps;
}

const firstDeclared = (view: RegistrationView) =>
  `/registrations/${view.edition}/pages/${view.savedPages[0] ?? ''}`;

export function WhatToDo({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const label = (act: NamedAct) => actionLabel(view.edition, act, 'candidate', language);
  const steps = stepsOf(view, t, label, nodeLabel(view.edition, 'photo', language));
  const mustPrintAgain = view.revision > 1 && view.status === 'submitted' && view.actions.includes('print');
  return (
    <section className="section no-print">
      <h2>{t.actions}</h2>
      {mustPrintAgain && <p className="state-amber">{t.printAgain}</p>}
      {steps.length === 0 && <p>{t.none}</p>}
      <div className="buttons buttons-stacked">
        {steps.map(({ key, href, words, file }, index) => {
          const look = index === 0 ? 'primary' : 'secondary';
          return file ? (
            <ButtonAnchor key={key} href={href} look={look}>
              {words}
            </ButtonAnchor>
          ) : (
            <ButtonLink key={key} href={href} look={look}>
              {words}
            </ButtonLink>
          );
        })}
        <Button look="quiet" onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </section>
  );
}
