import { Button, Form, Input, Select } from 'antd';
import type { CatalogueReason, ReasonCatalogue, ReasonChange, ReasonWords } from '#contract/client.ts';
import { reasonStageNames } from '#vocabulary/configuration.ts';
import { fieldLabel, hasLabel } from '#vocabulary/fields.ts';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { usePropose, useReasonTexts } from './catalogue.ts';

export type Wanted = { readonly kind: ReasonChange['kind']; readonly of: CatalogueReason | null };

type Typed = ReasonWords & { readonly place: string; readonly note?: string };
type Props = { wanted: Wanted; of: ReasonCatalogue; onDone: () => void };

const NATIONAL = '*';

/** What is to be changed, and why. Words are asked for where there are new ones. */
export function ReasonForm({ wanted, of, onDone }: Props) {
  const t = useReasonTexts();
  const propose = usePropose(onDone);
  const { kind } = wanted;
  const hasWords = kind === 'add' || kind === 'reword';
  const first = of.regions[0]?.region ?? NATIONAL;
  const send = ({ place, note = '', ...typed }: Typed) => {
    const words = {
      ...typed,
      stage: typed.stage ?? wanted.of?.stage ?? 'review',
      field: typed.field ?? null,
    };
    const region = kind !== 'add' || place === NATIONAL ? null : place;
    propose.mutate({ kind, region, reason: wanted.of?.code ?? null, words: hasWords ? words : null, note });
  };
  return (
    <section className="reason-form" aria-label={t.kinds[kind]}>
      <h2>{wanted.of === null ? t.add : t.kindOf(t.kinds[kind], wanted.of.text)}</h2>
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ stage: 'review', ...wanted.of, place: first }}
        onFinish={send}
      >
        {kind === 'add' && <PlaceItems of={of} />}
        {hasWords && <WordItems fields={of.fields} />}
        <Form.Item name="note" label={t.note}>
          <Input maxLength={300} />
        </Form.Item>
        {propose.isError && <RefusalSentence error={propose.error} />}
        <div className="reason-acts">
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            {t.propose}
          </Button>
          <Button onClick={onDone}>{t.cancel}</Button>
        </div>
      </Form>
    </section>
  );
}

function PlaceItems({ of }: { of: ReasonCatalogue }) {
  const t = useReasonTexts();
  const { language } = useLanguage();
  const regions = of.regions.map(({ region, name }) => ({
    value: region ?? NATIONAL,
    label: region === null ? t.national : name,
  }));
  const stages = reasonStageNames(language).map(({ stage, name }) => ({ value: stage, label: name }));
  return (
    <>
      <Form.Item name="place" label={t.region}>
        <Select options={regions} />
      </Form.Item>
      <Form.Item name="stage" label={t.stage}>
        <Select options={stages} />
      </Form.Item>
    </>
  );
}

function WordItems({ fields }: { fields: readonly string[] }) {
  const t = useReasonTexts();
  const { language } = useLanguage();
  const options = fields
    .filter(hasLabel)
    .map((key) => ({ value: key, label: fieldLabel('', key, language) }));
  return (
    <>
      {(['text', 'fix', 'textEn', 'fixEn'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t[name]}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input.TextArea autoSize maxLength={300} />
        </Form.Item>
      ))}
      <Form.Item name="field" label={t.field}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t.noField}
          options={options}
        />
      </Form.Item>
    </>
  );
}
