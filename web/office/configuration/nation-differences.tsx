import type {
  ConfigurationDifference,
  NationConfiguration,
  OpenNationConfiguration,
} from '#contract/client.ts';
import { reminderTopicText } from '#vocabulary/configuration.ts';
import type { Language } from '#vocabulary/language.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { DifferenceRows } from './difference-table.tsx';
import type { ConfigurationTexts } from './texts.zh-CN.ts';
import { formName, levelName } from './worded-params.ts';

function partName(field: string, t: ConfigurationTexts): string {
  const names: Readonly<Record<string, string>> = {
    'specialties.name': t.form.name,
    'specialties.nameEn': t.form.nameEn,
    'specialties.discipline': t.nation.discipline,
    'specialties.level': t.nation.level,
    'specialties.form': t.nation.form,
    'specialties.subjects': t.nation.subjects,
    'specialties.closed': t.nation.closed,
    'photo.minWidth': `${t.nation.photo} · ${t.nation.minWidth}`,
    'photo.minHeight': `${t.nation.photo} · ${t.nation.minHeight}`,
    'photo.minBytes': `${t.nation.photo} · ${t.nation.minBytes}`,
    'photo.maxBytes': `${t.nation.photo} · ${t.nation.maxBytes}`,
    'papers.maxBytes': `${t.nation.papers} · ${t.nation.maxBytes}`,
    'papers.maxSheets': `${t.nation.papers} · ${t.nation.maxSheets}`,
  };
  return names[field] ?? field;
}

/** What a difference is about: a specialty by its code and name, in the words of the form. */
function nameOf(
  { field, of }: ConfigurationDifference,
  names: ReadonlyMap<string, string>,
  t: ConfigurationTexts,
  language: Language,
): string {
  if (field === 'reminders') return `${t.nation.reminders} · ${reminderTopicText(of, language)}`;
  const specialty = `${of} ${names.get(of) ?? ''}`.trim();
  if (field === 'specialties') return specialty;
  return of === '' ? partName(field, t) : `${specialty} · ${partName(field, t)}`;
}

/** The draft of the nation against what is live. */
export function NationDifferences({ of, open }: { of: NationConfiguration; open: OpenNationConfiguration }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  if (open.differences.length === 0) return <p className="quiet">{t.difference.none}</p>;
  const known = [...of.live.specialties, ...open.document.specialties];
  const names = new Map(known.map(({ code, name }) => [code, name]));
  const told = (value: string | null, field: string) => {
    if (value === null || value === '') return t.difference.nothing;
    if (field === 'reminders') return t.nation.days(value.replaceAll('|', ', '));
    if (field === 'specialties.form') return formName(value, language);
    if (field === 'specialties.level') return levelName(of.levels, value, language);
    if (field === 'specialties.discipline') return levelName(of.disciplines, value, language);
    if (field === 'specialties.subjects')
      return t.names(value.split('|').map((subject) => levelName(of.subjects, subject, language)));
    if (field === 'specialties.closed') return value === 'true' ? t.form.yes : t.form.no;
    return value;
  };
  return (
    <DifferenceRows
      differences={open.differences}
      nameOf={(difference) => nameOf(difference, names, t, language)}
      told={told}
    />
  );
}
