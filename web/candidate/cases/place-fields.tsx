import { editions } from '#domain/edition/editions.ts';
import { choicesOf } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useOptions, useRegions } from '../wire/queries.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export type Place = { readonly region: string; readonly point: string };

type Props = {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
  readonly attempted: boolean;
};

/** Which point and region decide. */
export function PlaceFields({ place, onChange, attempted }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const edition = editions[0]?.key ?? '';
  const regions = useRegions(edition).data ?? [];
  const lists = useOptions(edition, place.region === '' ? null : place.region);
  const missing = (value: string, text: string) =>
    attempted && value === '' ? { text, severity: 'error' as const } : null;
  return (
    <>
      <SearchField
        id="case-region"
        label={t.region}
        hint={t.placeHint}
        required
        problem={missing(place.region, t.regionMissing)}
        value={place.region}
        choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(region) => onChange({ region, point: '' })}
      />
      <SearchField
        id="case-point"
        label={t.point}
        required
        problem={missing(place.point, t.pointMissing)}
        value={place.point}
        choices={place.region === '' ? [] : choicesOf(lists.data?.point, language)}
        onChange={(point) => onChange({ ...place, point })}
      />
    </>
  );
}
