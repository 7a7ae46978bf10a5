import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { gatewayText } from '#vocabulary/money.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useMoneyTexts } from './money-texts.ts';

/** What came to the account, as the bank's statement says. */
export function StatementForm({ gateways }: { gateways: readonly string[] }) {
  const t = useMoneyTexts();
  const { language } = useLanguage();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const [gateway, setGateway] = useState(gateways[0] ?? '');
  const [text, setText] = useState('');
  const write = useMutation({
    mutationFn: (body: { gateway: string; text: string }) =>
      send('writeStatement', { body }, intentionOf(body)),
    onSuccess: () => setText(''),
    onSettled: () => client.invalidateQueries({ queryKey: keys.money }),
  });
  return (
    <section aria-labelledby="statement" className="money-statement">
      <h2 id="statement">{t.statement}</h2>
      <label htmlFor="statement-gateway">{t.gateway}</label>
      <Select<string>
        id="statement-gateway"
        value={gateway}
        onChange={setGateway}
        options={gateways.map((value) => ({ value, label: gatewayText(value, language) }))}
      />
      <label htmlFor="statement-lines">{t.lines}</label>
      <Input.TextArea
        id="statement-lines"
        aria-describedby="statement-hint"
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="quiet" id="statement-hint">
        {t.statementHint}
      </p>
      <p className="quiet">
        {t.statementFile} <Link to="/imports">{t.toImports}</Link>
        <br />
        {t.gatewayNames(gateways.map((name) => gatewayText(name, 'zh-CN')))}
      </p>
      {write.isError && <RefusalSentence error={write.error} />}
      {write.isSuccess && <Sentence tone="good" what={t.written(write.data.days)} />}
      <Button
        type="primary"
        disabled={text.trim() === ''}
        loading={write.isPending}
        onClick={() => write.mutate({ gateway, text })}
      >
        {t.write}
      </Button>
    </section>
  );
}
