import { Button, Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import type { ConfigurationDocument, OpenConfiguration, RegionConfiguration } from '#contract/client.ts';
import type { WindowKind } from '#domain/calendar/windows.ts';
import type { SecondLookRule } from '#domain/registration/first-pass.ts';
import { gatewayText } from '#vocabulary/money.ts';
import { secondLookText } from '#vocabulary/second-looks.ts';
import { windowText } from '#vocabulary/windows.ts';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { useConfigurationAct, useConfigurationTexts } from './configurations.ts';
import { FeeRows } from './fee-rows.tsx';
import { FormLine } from './form-line.tsx';
import { fromField, toField, weekdayOfMoment } from './moments.ts';
import { PaperFields } from './paper-fields.tsx';
import { PointRows, SiteRows } from './place-rows.tsx';
import { axisOf, CalendarScale, KINDS, WindowBars } from './window-bars.tsx';
import type { Writing } from './writing.ts';

const RULES = [
  'eligibility-short',
  'credential-before-registers',
  'employer-by-hand',
  'specialty-merged',
] as const satisfies readonly SecondLookRule[];

type Props = { of: RegionConfiguration; document: ConfigurationDocument; open: OpenConfiguration | null };

/** The document as a form; of what is live, or of a draft that is not open to writing, to be read only. */
export function DocumentForm({ of, document: saved, open }: Props) {
  const t = useConfigurationTexts();
  const [document, setDocument] = useState(saved);
  const params = { edition: of.edition, region: of.region };
  const save = useConfigurationAct<{ document: ConfigurationDocument }>(of, 'save', (wish, intention) =>
    send('saveConfiguration', { params, body: { ...wish, rev: open?.rev ?? 0 } }, intention),
  );
  const disabled = open === null || !open.actions.includes('save');
  const isChanged = JSON.stringify(document) !== JSON.stringify(saved);
  const writing: Writing = {
    document,
    disabled,
    change: (part) => setDocument((before) => ({ ...before, ...part })),
  };
  return (
    <form
      className="document-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ document });
      }}
    >
      <WindowFields of={of} writing={writing} open={open} />
      <WayFields of={of} writing={writing} />
      <PaperFields of={of} writing={writing} />
      <FeeRows levels={of.levels} writing={writing} />
      <PointRows writing={writing} />
      <SiteRows writing={writing} />
      {!disabled && (
        <div className="save-bar">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isChanged}>
            {t.save}
          </Button>
          <span className="quiet" role="status">
            {isChanged ? t.unsaved : t.saved}
          </span>
          {save.isError && <RefusalSentence error={save.error} />}
        </div>
      )}
    </form>
  );
}

function WindowFields({
  of,
  writing,
  open,
}: {
  of: RegionConfiguration;
  writing: Writing;
  open: Props['open'];
}) {
  const t = useConfigurationTexts();
  const { windows } = writing.document;
  const errors = (open?.problems ?? []).filter(({ severity }) => severity === 'error');
  const marked = errors.map(({ at }) => at);
  const axis = axisOf([...Object.values(of.live.windows), ...Object.values(windows)]);
  return (
    <fieldset>
      <legend>{t.form.windows}</legend>
      <div className="window-fields">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t.form.kind}</th>
              <th scope="col">{t.form.opens}</th>
              <th scope="col">{t.form.closes}</th>
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <WindowRow key={kind} kind={kind} writing={writing} isMarked={marked.includes(kind)} />
            ))}
          </tbody>
        </table>
        <div className="draft-calendar">
          <CalendarScale axis={axis} />
          <WindowBars
            windows={windows}
            axis={axis}
            marked={marked}
            {...(open === null ? {} : { beside: of.live.windows })}
          />
        </div>
      </div>
    </fieldset>
  );
}

function WindowRow({ kind, writing, isMarked }: { kind: WindowKind; writing: Writing; isMarked: boolean }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { windows } = writing.document;
  const end = (which: 'opensAt' | 'closesAt', label: string) => (
    <td>
      <input
        className="moment"
        type="datetime-local"
        step={1}
        aria-label={t.form.labelOf(label, windowText(kind, language))}
        aria-invalid={isMarked}
        disabled={writing.disabled}
        value={toField(windows[kind][which])}
        onChange={(event) =>
          writing.change({
            windows: { ...windows, [kind]: { ...windows[kind], [which]: fromField(event.target.value) } },
          })
        }
      />{' '}
      <span className="quiet digits">{weekdayOfMoment(windows[kind][which], language)}</span>
    </td>
  );
  return (
    <tr className={isMarked ? 'marked' : undefined}>
      <th scope="row">
        <span className={`swatch bar-${kind}`} aria-hidden="true" /> {windowText(kind, language)}
      </th>
      {end('opensAt', t.form.opens)}
      {end('closesAt', t.form.closes)}
    </tr>
  );
}

function WayFields({ of, writing }: { of: RegionConfiguration; writing: Writing }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { document, change, disabled } = writing;
  const whole = (
    key: 'graceMinutes' | 'extensionHours' | 'secondLookPercent',
    label: string,
    max: number,
  ) => (
    <FormLine label={label}>
      {(id) => (
        <InputNumber
          id={id}
          min={0}
          max={max}
          precision={0}
          disabled={disabled}
          value={document[key]}
          onChange={(value) => change({ [key]: value ?? 0 })}
        />
      )}
    </FormLine>
  );
  return (
    <fieldset>
      <legend>{t.form.ways}</legend>
      <div className="way-fields">
        <div>
          <Radio.Group
            aria-label={t.form.confirmation}
            disabled={disabled}
            value={document.confirmation}
            options={[
              { value: 'on-site', label: t.form.onSite },
              { value: 'on-line', label: t.form.onLine },
            ]}
            onChange={(event) => change({ confirmation: event.target.value })}
          />
          <Toggle label={t.form.autoConfirmation} writing={writing} of="autoConfirmation" />
          <Toggle label={t.form.reviewsAutoConfirmed} writing={writing} of="reviewsAutoConfirmed" />
          <Toggle label={t.form.onlinePayment} writing={writing} of="onlinePayment" />
          <Toggle label={t.form.employerClerks} writing={writing} of="employerClerks" />
          <Toggle label={t.form.verifiedCredentials} writing={writing} of="verifiedCredentials" />
          <FormLine label={t.form.gateway}>
            {(id) => (
              <Select
                id={id}
                allowClear
                disabled={disabled}
                value={document.gateway === '' ? null : document.gateway}
                options={of.gateways.map((value) => ({ value, label: gatewayText(value, language) }))}
                onChange={(gateway?: string | null) => change({ gateway: gateway ?? '' })}
              />
            )}
          </FormLine>
          <FormLine label={t.form.payee}>
            {(id) => (
              <Input
                id={id}
                maxLength={100}
                disabled={disabled}
                value={document.payee}
                onChange={(event) => change({ payee: event.target.value })}
              />
            )}
          </FormLine>
          {whole('graceMinutes', t.form.grace, 60)}
          {whole('extensionHours', t.form.extension, 720)}
          <SecondLookRules writing={writing} />
          {whole('secondLookPercent', t.form.secondLook, 100)}
        </div>
        <div className="way-words">
          <Words label={t.form.place} writing={writing} of="place" max={500} />
          <Papers writing={writing} />
          <Words label={t.form.notice} writing={writing} of="notice" max={4000} />
        </div>
      </div>
    </fieldset>
  );
}

function Toggle({
  label,
  writing: { document, change, disabled },
  of,
}: {
  label: string;
  writing: Writing;
  of:
    | 'autoConfirmation'
    | 'reviewsAutoConfirmed'
    | 'onlinePayment'
    | 'employerClerks'
    | 'verifiedCredentials';
}) {
  return (
    <FormLine label={label}>
      {(id) => (
        <Switch
          id={id}
          aria-label={label}
          disabled={disabled}
          checked={document[of]}
          onChange={(on) => change({ [of]: on })}
        />
      )}
    </FormLine>
  );
}

/** What always gets a second look; each is named in full, so nobody has to know the list. */
function SecondLookRules({ writing: { document, change, disabled } }: { writing: Writing }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const id = useId();
  return (
    <div className="form-line">
      <span id={id}>{t.form.secondLookRules}</span>
      <Checkbox.Group
        aria-labelledby={id}
        className="rule-choice"
        disabled={disabled}
        value={[...document.secondLookRules]}
        options={RULES.map((value) => ({ value, label: secondLookText(value, language) }))}
        onChange={(chosen) => change({ secondLookRules: RULES.filter((rule) => chosen.includes(rule)) })}
      />
    </div>
  );
}

function Words({
  label,
  writing: { document, change, disabled },
  of,
  max,
}: {
  label: string;
  writing: Writing;
  of: 'place' | 'notice';
  max: number;
}) {
  return (
    <FormLine label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          maxLength={max}
          disabled={disabled}
          value={document[of]}
          onChange={(event) => change({ [of]: event.target.value })}
        />
      )}
    </FormLine>
  );
}

/** One paper a line; empty lines are nobody's paper, and go when the field is left. */
function Papers({ writing: { document, change, disabled } }: { writing: Writing }) {
  const t = useConfigurationTexts();
  const [text, setText] = useState(document.papers.join('\n'));
  const papersIn = (lines: string) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return (
    <FormLine label={t.form.papers}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 4 }}
          disabled={disabled}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            change({ papers: papersIn(event.target.value) });
          }}
        />
      )}
    </FormLine>
  );
}
