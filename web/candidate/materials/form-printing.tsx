import { pathOf, type RegistrationView } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { rememberRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** D2 (2026): the form is printed before anything is uploaded, for it is one of the papers. Frozen first, then fetched. */
export function FormPrinting({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const freeze = useIntention((edition: string, key) => act(key, 'freezeForm', { params: { edition } }));

  async function print() {
    const frozen = await freeze.start(view.edition);
    if (frozen === null) return;
    rememberRegistration(frozen);
    // It comes as a download: this page stays.
    location.assign(pathOf('printForm', { params: { edition: view.edition } }));
  }

  const isPrinted = view.actions.includes('print') && view.code !== null;
  return (
    <section className="section">
      <h2>{t.printTitle}</h2>
      <p>{t.printLead}</p>
      <p className="hint">{t.printAgain}</p>
      {isPrinted && <p>{t.printed(view.code ?? '')}</p>}
      <RefusalNotice error={freeze.error} edition={view.edition} />
      <Button busy={freeze.busy} onClick={() => void print()}>
        {t.print}
      </Button>
    </section>
  );
}
