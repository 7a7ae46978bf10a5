import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Input as WireInput } from '#contract/client.ts';
import { useSupportTexts } from './support-texts.ts';

type Sought = WireInput<'findPeople'>['body'];
type Way = Sought['by'];
type Props = { isBusy: boolean; onFind: (sought: Sought) => void };

const WAYS: readonly Way[] = ['number', 'id-number', 'name'];

/** What the caller can say: each way has its own fields, and half of one finds nothing. */
export function SearchForm({ isBusy, onFind }: Props) {
  const t = useSupportTexts();
  const [by, setBy] = useState<Way>('number');
  const label = { number: t.number, 'id-number': t.idNumber, name: t.name }[by];
  const find = ({ text, tail }: { text: string; tail?: string }) =>
    onFind({ by, text: text.trim(), ...(by === 'name' && tail !== undefined ? { tail } : {}) });
  return (
    <Form<{ text: string; tail?: string }>
      key={by}
      className="support-search"
      layout="vertical"
      requiredMark={false}
      onFinish={find}
    >
      <Radio.Group
        aria-label={t.by}
        value={by}
        onChange={(event) => setBy(event.target.value as Way)}
        options={WAYS.map((way) => ({ value: way, label: t.ways[way] }))}
      />
      <div className="support-search-fields">
        <Form.Item
          name="text"
          label={label}
          rules={[
            { required: true, whitespace: true, message: t.textMissing },
            ...(by === 'number' ? [{ pattern: /^\s*\d{14}\s*$/, message: t.numberWrong }] : []),
          ]}
        >
          <Input
            autoFocus
            autoComplete="off"
            maxLength={by === 'name' ? 100 : 40}
            className="support-search-text"
          />
        </Form.Item>
        {by === 'name' && (
          <Form.Item
            name="tail"
            label={t.tail}
            rules={[{ required: true, pattern: /^[0-9A-Za-z]{4}$/, message: t.tailWrong }]}
          >
            <Input autoComplete="off" maxLength={4} className="support-search-tail" />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t.find}
        </Button>
      </div>
    </Form>
  );
}
