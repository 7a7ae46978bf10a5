import { useState } from 'react';
import type { Employer } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { Combobox } from '../ui/combobox.tsx';
import type { ShownProps } from './control-props.ts';
import { type Area, EmployerArea } from './employer-area.tsx';
import { pageWith } from './page-with.ts';
import { answersFromEmployer } from './quoted-record.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { useEmployerSearch } from './use-employer-search.ts';

const OTHER = 'other';
const EVERYWHERE: Area = { region: '', city: '' };

/** Typed to search, picked to answer; what was typed and not picked is no answer (C15). */
export function EmployerField({ field, view, lists, form, shown }: ShownProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { answers, change } = form;
  const [typed, setTyped] = useState<string | null>(null);
  const [area, setArea] = useState<Area>(EVERYWHERE);
  const search = useEmployerSearch(typed ?? '', area);
  const page = pageWith(view.edition, field.key);

  const answer = answers[field.key];
  const picked = answer === OTHER ? t.otherChosen : String((answer && answers.employer_name) ?? '');
  const found = search.employers.map((employer) => ({ value: employer.code, label: nameAndPlace(employer) }));
  const choices = [...found, { value: OTHER, label: t.otherChosen }];
  const status = { idle: t.typeMore, searching: t.searching, failed: t.searchFailed, done: undefined }[
    search.state
  ];

  function pick(code: string) {
    const employer = search.employers.find((each) => each.code === code);
    if (code === OTHER) change({ [field.key]: OTHER, employer_name: null });
    else if (employer !== undefined && page !== null) change(answersFromEmployer(employer, page, lists));
    setTyped(null);
  }

  function type(text: string) {
    setTyped(text);
    // The guide says to type the word when nothing fits.
    if (OTHER_TYPED.includes(text.trim())) change({ [field.key]: OTHER, employer_name: null });
    else if (answer) change({ [field.key]: null, employer_name: null });
  }

  return (
    <>
      <EmployerArea edition={view.edition} area={area} onChange={setArea} />
      <Combobox
        {...shown}
        text={typed ?? picked}
        choices={choices}
        placeholder={t.employerPlaceholder}
        onText={type}
        onPick={(choice) => pick(choice.value)}
        onLeave={() => answers[field.key] === OTHER && setTyped(null)}
        {...leadOf(search.employers, typed ?? '', t)}
        {...(status === undefined ? emptyStatus(found.length, t.noEmployer) : { status })}
      />
    </>
  );
}

/** Both spellings of the guide's word, and the English one. */
const OTHER_TYPED = ['\u5176\u5b83', '\u5176\u4ed6', 'other', 'Other'];

const nameAndPlace = ({ name, regionName, cityName }: Employer) => `${name} (${regionName} ${cityName})`;

/** What was typed is no full name: the list says what it offers instead. */
function leadOf(found: readonly Employer[], typed: string, t: typeof zh): { lead?: string } {
  if (found.some(({ by }) => by === 'alias')) return { lead: t.maybeAbbreviation(typed.trim()) };
  return found.some(({ by }) => by === 'similar') ? { lead: t.onlySimilar } : {};
}

const emptyStatus = (found: number, text: string) => (found === 0 ? { status: text } : {});
