import { useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useAccount } from '../wire/queries.ts';
import { BasicsForm } from './basics-form.tsx';
import { useGeneralOptions } from './general-options.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export function BasicsPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const account = useAccount();
  const lists = useGeneralOptions();
  return (
    <>
      <PageHead title={t.basics}>{t.basicsPage.lead}</PageHead>
      <Loaded query={account}>
        {(data) => (
          <Loaded query={lists}>{(options) => <BasicsForm account={data} lists={options} />}</Loaded>
        )}
      </Loaded>
    </>
  );
}
