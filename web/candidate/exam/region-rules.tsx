import type { RegionSettings } from '#contract/client.ts';
import { sayWindow } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What choosing this region means, before it is chosen. */
export function RegionRules({ region, edition }: { region: RegionSettings; edition: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { opensAt, closesAt } = region.windows.registration;
  return (
    <div className="quoted">
      <p>
        {t.registrationTime} {sayWindow(opensAt, closesAt, language)}
      </p>
      <p>{t.confirmation[region.confirmation]}</p>
      <p>{region.onlinePayment ? t.payment.yes : t.payment.no}</p>
      <p>
        <a href={`/regions/${edition}/${region.code}`} target="_blank" rel="noreferrer">
          {t.notice}
        </a>
      </p>
    </div>
  );
}
