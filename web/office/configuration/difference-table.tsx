import type { ConfigurationDifference, OpenConfiguration, RegionConfiguration } from '#contract/client.ts';
import type { WindowKind } from '#domain/calendar/windows.ts';
import type { Language } from '#vocabulary/language.ts';
import { gatewayText } from '#vocabulary/money.ts';
import {
  isPaperCondition,
  isPaperWish,
  paperConditionText,
  paperLabel,
  paperWishText,
} from '#vocabulary/papers.ts';
import { isSecondLookCause, secondLookText } from '#vocabulary/second-looks.ts';
import { windowText } from '#vocabulary/windows.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { momentWithWeekday } from './moments.ts';
import type { ConfigurationTexts } from './texts.zh-CN.ts';
import { axisOf, CalendarScale, KINDS, WindowBars, WindowLegend } from './window-bars.tsx';
import { formName, type Level, levelName } from './worded-params.ts';

const isKind = (word: string): word is WindowKind => KINDS.some((kind) => kind === word);

type Named = { of: RegionConfiguration; open: OpenConfiguration };

/** What a paper is called, be it declared, the draft's or of what is live. */
function paperName({ of, open }: Named, key: string, language: Language): string {
  const own = [...open.document.paperList.own, ...of.live.paperList.own].find((paper) => paper.key === key);
  return paperLabel(of.edition, key, language, own ?? null);
}

const isPart = (part: string, t: ConfigurationTexts): part is keyof ConfigurationTexts['papers']['parts'] =>
  Object.hasOwn(t.papers.parts, part);

/** What a difference is about, in the words of the form. */
function nameOf(
  { field, of }: ConfigurationDifference,
  t: ConfigurationTexts,
  named: Named,
  language: Language,
): string {
  const { levels } = named.of;
  const [kind = '', end = ''] = field.split('.');
  if (kind === 'paperList' && isPart(end, t))
    return `${t.papers.heading} · ${paperName(named, of, language)} · ${t.papers.parts[end]}`;
  if (isKind(kind) && end !== '') {
    const ends = end === 'opensAt' ? t.difference.opens : t.difference.closes;
    return `${windowText(kind, language)} · ${ends}`;
  }
  if (field === 'fees') {
    const [level = '', form = ''] = of.split('/');
    const named = level === '*' ? t.form.anyLevel : levelName(levels, level, language);
    return `${t.form.fees} · ${named} · ${formName(form, language)}`;
  }
  return of === '' || field === 'papers' || field === 'secondLookRules'
    ? plainName(field, t)
    : `${plainName(field, t)} · ${of}`;
}

function plainName(field: string, t: ConfigurationTexts): string {
  const names: Readonly<Record<string, string>> = {
    confirmation: t.form.confirmation,
    autoConfirmation: t.form.autoConfirmation,
    reviewsAutoConfirmed: t.form.reviewsAutoConfirmed,
    secondLookRules: t.form.secondLookRules,
    onlinePayment: t.form.onlinePayment,
    gateway: t.form.gateway,
    payee: t.form.payee,
    place: t.form.place,
    graceMinutes: t.form.grace,
    extensionHours: t.form.extension,
    secondLookPercent: t.form.secondLook,
    employerClerks: t.form.employerClerks,
    verifiedCredentials: t.form.verifiedCredentials,
    notice: t.form.notice,
    papers: t.form.papers,
    points: t.form.code,
    sites: t.form.code,
  };
  return names[field] ?? field;
}

/** Of whom a paper is asked: a condition, and the levels behind it. */
function conditionTold(value: string, levels: readonly Level[], language: Language): string {
  const [condition = '', ...codes] = value.split(' ');
  const names = codes.map((code) => levelName(levels, code, language));
  return isPaperCondition(condition) ? paperConditionText(condition, names, language) : value;
}

function told(
  value: string | null,
  field: string,
  t: ConfigurationTexts,
  levels: readonly Level[],
  language: Language,
): string {
  if (field === 'paperList.declared')
    return paperWishText(value !== null && isPaperWish(value) ? value : 'declared', language);
  if (value === null || value === '') return t.difference.nothing;
  if (field.endsWith('sAt')) return momentWithWeekday(value, language);
  if (field === 'paperList.when') return conditionTold(value, levels, language);
  if (field === 'gateway') return gatewayText(value, language);
  if (isSecondLookCause(value)) return secondLookText(value, language);
  if (value === 'true') return t.form.yes;
  if (value === 'false') return t.form.no;
  if (value === 'on-site') return t.form.onSite;
  return value === 'on-line' ? t.form.onLine : value;
}

/** Draft against live, field by field; the windows as bars above. */
export function DifferenceTable({ of, open }: { of: RegionConfiguration; open: OpenConfiguration }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  if (open.differences.length === 0) return <p className="quiet">{t.difference.none}</p>;
  const axis = axisOf([...Object.values(of.live.windows), ...Object.values(open.document.windows)]);
  return (
    <>
      <WindowLegend />
      <div className="draft-calendar">
        <CalendarScale axis={axis} />
        <WindowBars windows={open.document.windows} beside={of.live.windows} axis={axis} />
      </div>
      <DifferenceRows
        differences={open.differences}
        nameOf={(difference) => nameOf(difference, t, { of, open }, language)}
        told={(value, field) => told(value, field, t, of.levels, language)}
      />
    </>
  );
}

type RowsProps = {
  differences: readonly ConfigurationDifference[];
  nameOf: (difference: ConfigurationDifference) => string;
  told: (value: string | null, field: string) => string;
};

/** One line a difference: what it is about, before, and after. */
export function DifferenceRows({ differences, nameOf: name, told: tell }: RowsProps) {
  const t = useConfigurationTexts();
  return (
    <table className="plain-table" aria-label={t.tabs.differences}>
      <thead>
        <tr>
          <th scope="col">{t.difference.field}</th>
          <th scope="col">{t.difference.before}</th>
          <th scope="col">{t.difference.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={`${difference.field} ${difference.of}`}>
            <th scope="row">{name(difference)}</th>
            <td className="was">{tell(difference.before, difference.field)}</td>
            <td className="is">{tell(difference.after, difference.field)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
