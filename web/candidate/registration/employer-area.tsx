import { choicesOf } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useOptions, useRegions } from '../wire/queries.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Codes of province and city; empty where not chosen. */
export type Area = { readonly region: string; readonly city: string };

type AreaProps = { readonly edition: string; readonly area: Area; readonly onChange: (area: Area) => void };

/** Province and city may be chosen first; they narrow the search and are no answers. */
export function EmployerArea({ edition, area, onChange }: AreaProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const regions = useRegions(edition).data ?? [];
  const cities = useOptions(edition, area.region === '' ? null : area.region).data?.point;
  return (
    <fieldset className="field area">
      <legend className="hint">{t.searchIn}</legend>
      <SearchField
        id="employer-region"
        label={t.province}
        value={area.region}
        choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(region) => onChange({ region, city: '' })}
      />
      {area.region !== '' && (
        <SearchField
          id="employer-city"
          label={t.city}
          value={area.city}
          choices={choicesOf(cities, language)}
          onChange={(city) => onChange({ ...area, city })}
        />
      )}
    </fieldset>
  );
}
