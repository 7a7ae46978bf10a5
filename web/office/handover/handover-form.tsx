import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { HandoverOrder, Handovers } from '#contract/client.ts';
import { useHandoverTexts } from './handovers.ts';

const SHORTEST_PURPOSE = 4;

type Props = {
  readonly edition: string;
  readonly editions: readonly { readonly key: string; readonly title: string }[];
  readonly areas: Handovers['areas'];
  readonly isBusy: boolean;
  readonly onEdition: (edition: string) => void;
  readonly onOrder: (order: HandoverOrder) => void;
};

const nameOf = ({ region, point }: Handovers['areas'][number]) => point ?? region;

/** Which area, and who gets it. */
export function HandoverForm({ edition, editions, areas, isBusy, onEdition, onOrder }: Props) {
  const t = useHandoverTexts();
  const [chosen, setChosen] = useState(areas[0] === undefined ? null : nameOf(areas[0]));
  const [purpose, setPurpose] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const area = areas.find((one) => nameOf(one) === chosen);
  const isShort = [...purpose.trim()].length < SHORTEST_PURPOSE;
  const submit = () => {
    setWasTried(true);
    if (area === undefined || isShort) return;
    onOrder({ edition, region: area.region, point: area.point, purpose });
  };
  return (
    <form
      className="cancellation"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor="handover-exam">{t.exam}</label>
      <Select
        id="handover-exam"
        value={edition}
        onChange={onEdition}
        options={editions.map(({ key, title }) => ({ value: key, label: title }))}
      />
      <label htmlFor="handover-area">{t.area}</label>
      <Select
        id="handover-area"
        value={chosen}
        onChange={setChosen}
        showSearch={{ optionFilterProp: 'label' }}
        options={areas.map((one) => ({ value: nameOf(one), label: one.name }))}
      />
      {wasTried && area === undefined && (
        <p role="alert" className="field-problem">
          {t.areaNeeded}
        </p>
      )}
      <label htmlFor="handover-purpose">{t.purpose}</label>
      <Input
        id="handover-purpose"
        maxLength={500}
        value={purpose}
        aria-required="true"
        aria-describedby="handover-purpose-hint"
        onChange={({ target }) => setPurpose(target.value)}
      />
      <p className="quiet" id="handover-purpose-hint">
        {t.purposeHint}
      </p>
      {wasTried && isShort && (
        <p role="alert" className="field-problem">
          {t.purposeNeeded}
        </p>
      )}
      <div className="refund-acts">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t.order}
        </Button>
      </div>
    </form>
  );
}
