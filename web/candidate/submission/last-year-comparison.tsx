import type { RegistrationView } from '#contract/client.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Compared = Extract<NonNullable<RegistrationView['lastYear']>['autoConfirmation'], { applies: true }>;

/** Whether submitting will confirm at once and for good (H3). */
export const isConfirmedBySubmitting = ({ lastYear }: RegistrationView) =>
  lastYear?.autoConfirmation.applies === true && lastYear.autoConfirmation.same;

/** What submitting will mean for a returning candidate, told before the act (0028): the same as last year, or what differs. */
export function LastYearComparison({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { lastYear } = view;
  if (lastYear === null) return null;
  const { autoConfirmation, year } = lastYear;
  if (!autoConfirmation.applies) {
    return autoConfirmation.why === 'not-in-region' ? <Notice kind="info" title={t.notInRegion} /> : null;
  }
  if (autoConfirmation.same) {
    return (
      <Notice kind="warning" title={t.sameAsLastYear}>
        <p>{t.sameHow}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="info" title={t.differs(year)}>
      <Differences edition={view.edition} year={year} changes={autoConfirmation.changes} />
    </Notice>
  );
}

type DifferencesProps = {
  readonly edition: string;
  readonly year: number;
  readonly changes: Compared['changes'];
};

function Differences({ edition, year, changes }: DifferencesProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const words = (answer: string) => (answer === '' ? t.blank : sayMoment(answer, language));
  return (
    <dl className="differences">
      {changes.map(({ key, before, after }) => (
        <div key={key}>
          <dt>{fieldLabel(edition, key, language)}</dt>
          <dd>{t.before(year, words(before))}</dd>
          <dd>{t.now(words(after))}</dd>
        </div>
      ))}
    </dl>
  );
}
