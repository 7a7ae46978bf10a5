import type { RegistrationView } from '#contract/client.ts';
import { sayWindow } from '#vocabulary/moments.ts';
import { reviewStages } from '#vocabulary/progress.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Stage = 'waiting' | 'current' | 'done';

const stages: Partial<Record<RegistrationView['status'], readonly [Stage, Stage]>> = {
  confirmed: ['current', 'waiting'],
  endorsed: ['done', 'current'],
  payable: ['done', 'done'],
  registered: ['done', 'done'],
};

/** The two stages of the review and where each stands (F1); only once the registration is confirmed. */
export function ReviewStages({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [first, second] = reviewStages(view.edition, language);
  const states = stages[view.status];
  const { opensAt, closesAt } = view.region.windows.review;
  if (states === undefined) return null;
  return (
    <section className="section" id="review">
      <h2>{t.review}</h2>
      <p>{t.reviewLead(first, second)}</p>
      <Facts
        facts={[
          { key: 'point', label: first, value: t.stage[states[0]] },
          { key: 'region', label: second, value: t.stage[states[1]] },
          {
            key: 'time',
            label: t.reviewTime,
            value: sayWindow(opensAt, closesAt, language),
          },
        ]}
      />
    </section>
  );
}
