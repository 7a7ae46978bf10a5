import { useState } from 'react';
import { type Option, offeredOptions } from '#domain/edition/options.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { choicesOf, labelIn } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SearchField } from '../ui/search-field.tsx';
import type { ShownProps } from './control-props.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** A blue link opens the list of what may be filled in; a line of it pressed is filled in (C2, 2023). */
export function LookedUpField({ field, view, lists, form, shown }: ShownProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [looking, setLooking] = useState(false);
  const offered = offeredOptions(field, lists, form.answers);
  const answer = form.answers[field.key];
  const list = t.listOf(fieldLabel(view.edition, field.key, language));

  function fillIn(code: string) {
    form.change({ [field.key]: code === '' ? null : code });
    setLooking(false);
  }

  return (
    <>
      <SearchField
        {...shown}
        value={typeof answer === 'string' ? answer : ''}
        choices={choicesOf(offered, language)}
        onChange={fillIn}
      />
      <p className="after-field">
        <Button look="quiet" onClick={() => setLooking(true)}>
          {t.lookUp(list)}
        </Button>
      </p>
      {looking && (
        <Dialog title={list} onClose={() => setLooking(false)}>
          {offered.length === 0 ? <p>{t.choosePointFirst}</p> : <Lines options={offered} onPick={fillIn} />}
          <Button look="quiet" onClick={() => setLooking(false)}>
            {t.pickCancel}
          </Button>
        </Dialog>
      )}
    </>
  );
}

function Lines({ options, onPick }: { options: readonly Option[]; onPick: (code: string) => void }) {
  const { language } = useLanguage();
  return (
    <ul className="records">
      {options.map((option) => (
        <li key={option.code}>
          <button
            type="button"
            className="record-button input input-full"
            onClick={() => onPick(option.code)}
          >
            {labelIn(option, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}
