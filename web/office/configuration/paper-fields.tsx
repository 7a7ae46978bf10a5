import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import type { ConfigurationDocument, RegionConfiguration } from '#contract/client.ts';
import { paperConditionText, paperLabel, paperWishText } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { FormLine } from './form-line.tsx';
import { levelName } from './worded-params.ts';
import type { Writing } from './writing.ts';

type PaperList = ConfigurationDocument['paperList'];
type Own = PaperList['own'][number];
type Wish = PaperList['declared'][string];
type Props = { of: RegionConfiguration; writing: Writing };

const FRESH: Own = {
  key: '',
  title: '',
  titleEn: '',
  hint: '',
  required: true,
  when: 'always',
  levels: [],
};

/** Without the entry where there is nothing to say. */
function put<T>(of: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const { [key]: _before, ...others } = of;
  return value === null ? others : { ...others, [key]: value };
}

/** Which papers the region asks for: what is declared, as it wants it, and its own. */
export function PaperFields({ of, writing }: Props) {
  const t = useConfigurationTexts();
  const { document, change, disabled } = writing;
  const { paperList } = document;
  const changeList = (part: Partial<PaperList>) => change({ paperList: { ...paperList, ...part } });
  return (
    <fieldset>
      <legend>{t.papers.heading}</legend>
      <p className="quiet">{t.papers.lead}</p>
      <DeclaredTable of={of} writing={writing} onChange={changeList} />
      <h3>{t.papers.own(paperList.own.length)}</h3>
      {paperList.own.map((paper, i) => (
        <OwnPaperFields
          // biome-ignore lint/suspicious/noArrayIndexKey: what is new has no key yet
          key={i}
          of={of}
          paper={paper}
          most={paperList.most[paper.key] ?? of.mostImages}
          disabled={disabled}
          onMost={(most) =>
            changeList({ most: put(paperList.most, paper.key, most === of.mostImages ? null : most) })
          }
          onChange={(next) =>
            changeList(
              next === null
                ? {
                    own: paperList.own.filter((_, at) => at !== i),
                    most: put(paperList.most, paper.key, null),
                  }
                : { own: paperList.own.map((each, at) => (at === i ? next : each)) },
            )
          }
        />
      ))}
      {!disabled && (
        <Button size="small" onClick={() => changeList({ own: [...paperList.own, FRESH] })}>
          {t.papers.add}
        </Button>
      )}
    </fieldset>
  );
}

type TableProps = Props & { onChange: (part: Partial<PaperList>) => void };

/** A line for each declared paper; and for one that another year declared, so that it can be taken out. */
function DeclaredTable({ of, writing: { document, disabled }, onChange }: TableProps) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { declared, most } = document.paperList;
  const known = of.declaredPapers.map(({ key }) => key);
  const stray = Object.keys(declared)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, required: false, locked: false }));
  const wishesFor = (required: boolean): (Wish | 'declared')[] =>
    required ? ['declared', 'not-asked'] : ['declared', 'required', 'not-asked'];
  return (
    <table className="plain-table paper-table">
      <thead>
        <tr>
          <th scope="col">{t.papers.paper}</th>
          <th scope="col">{t.papers.wish}</th>
          <th scope="col">{t.papers.most}</th>
        </tr>
      </thead>
      <tbody>
        {[...of.declaredPapers, ...stray].map(({ key, required, locked }) => {
          const label = paperLabel(of.edition, key, language);
          return (
            <tr key={key}>
              <th scope="row">
                {label}
                {!required && <span className="quiet">{t.papers.optional}</span>}
              </th>
              <td>
                {locked ? (
                  <span className="quiet">{t.papers.locked}</span>
                ) : (
                  <Select
                    className="paper-wish"
                    aria-label={t.form.labelOf(t.papers.wish, label)}
                    disabled={disabled}
                    value={declared[key] ?? ('declared' as const)}
                    options={wishesFor(required).map((value) => ({
                      value,
                      label: paperWishText(value, language),
                    }))}
                    onChange={(wish: Wish | 'declared') =>
                      onChange({ declared: put<Wish>(declared, key, wish === 'declared' ? null : wish) })
                    }
                  />
                )}
              </td>
              <td>
                {!locked && (
                  <MostImages
                    label={t.form.labelOf(t.papers.most, label)}
                    disabled={disabled}
                    most={of.mostImages}
                    value={most[key] ?? of.mostImages}
                    onChange={(images) =>
                      onChange({ most: put(most, key, images === of.mostImages ? null : images) })
                    }
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type MostProps = {
  label: string;
  id?: string;
  disabled: boolean;
  most: number;
  value: number;
  onChange: (images: number) => void;
};

function MostImages({ label, id, disabled, most, value, onChange }: MostProps) {
  return (
    <InputNumber
      {...(id === undefined ? { 'aria-label': label } : { id })}
      min={1}
      max={most}
      precision={0}
      disabled={disabled}
      value={value}
      onChange={(images) => onChange(images ?? most)}
    />
  );
}

type OwnProps = {
  of: RegionConfiguration;
  paper: Own;
  most: number;
  disabled: boolean;
  onMost: (images: number) => void;
  onChange: (paper: Own | null) => void;
};

/** A paper of the region's own, as candidates will read it, and of whom it is asked. */
function OwnPaperFields({ of, paper, most, disabled, onMost, onChange }: OwnProps) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const set = (part: Partial<Own>) => onChange({ ...paper, ...part });
  const named = paper.title === '' ? t.papers.unnamed : paper.title;
  const words = (key: 'title' | 'titleEn' | 'hint', label: string, longest: number) => (
    <FormLine label={label}>
      {(id) => (
        <Input
          id={id}
          maxLength={longest}
          disabled={disabled}
          value={paper[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </FormLine>
  );
  return (
    <section className="own-paper" aria-label={named}>
      {words('title', t.papers.title, 60)}
      {words('titleEn', t.papers.titleEn, 100)}
      {words('hint', t.papers.hint, 200)}
      <FormLine label={t.papers.when}>
        {(id) => (
          <Select
            id={id}
            disabled={disabled}
            value={paper.when}
            options={of.paperConditions.map((value) => ({
              value,
              label: paperConditionText(value, [t.papers.certainLevels], language),
            }))}
            onChange={(when) => set({ when, levels: [] })}
          />
        )}
      </FormLine>
      {paper.when === 'with-level' && (
        <Checkbox.Group
          aria-label={t.form.level}
          disabled={disabled}
          value={[...paper.levels]}
          options={of.levels.map(({ code }) => ({
            value: code,
            label: levelName(of.levels, code, language),
          }))}
          onChange={(levels) => set({ levels })}
        />
      )}
      {paper.key !== '' && (
        <FormLine label={t.papers.most}>
          {(id) => (
            <MostImages
              id={id}
              label={t.papers.most}
              disabled={disabled}
              most={of.mostImages}
              value={most}
              onChange={onMost}
            />
          )}
        </FormLine>
      )}
      <div className="own-paper-foot">
        <Checkbox
          disabled={disabled}
          checked={paper.required}
          onChange={(event) => set({ required: event.target.checked })}
        >
          {t.papers.required}
        </Checkbox>
        {!disabled && (
          <Button size="small" aria-label={t.form.removeOf(named)} onClick={() => onChange(null)}>
            {t.form.remove}
          </Button>
        )}
      </div>
    </section>
  );
}
