import type { Finding } from '#domain/photo/check-photo.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import type { Language } from '#vocabulary/language.ts';
import { photoDoubtText, photoRuleText, photoVerdictText } from '#vocabulary/photo-check.ts';
import { wireRefusalText } from '#vocabulary/refusals.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import type { Judged } from './use-findings.ts';

const ICONS: Readonly<Record<Finding['verdict'], IconName>> = {
  met: 'done',
  doubt: 'alert',
  fault: 'cross',
  unchecked: 'none',
};

/** Rule by rule: whether the photo meets it, and how to mend it where it does not. */
export function FindingsList({ judged, limits }: { judged: Judged; limits: PhotoLimits }) {
  const { language } = useLanguage();
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <section aria-labelledby="photo-result">
      <h2 id="photo-result">{t.result}</h2>
      <p role="status">{summaryOf(judged, t)}</p>
      <ul className="findings">
        {judged.findings.map((finding) => (
          <li key={finding.rule} className={`finding finding-${finding.verdict}`}>
            <Icon name={ICONS[finding.verdict]} />
            <div>
              <span className="finding-rule">{photoRuleText(finding.rule, language)}</span>{' '}
              <span className="finding-verdict">{photoVerdictText(finding.verdict, language)}</span>
              {wordsOf(finding, limits, language).map((words) => (
                <p key={words}>{words}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function summaryOf({ findings, busy }: Judged, t: typeof zh): string {
  const count = (verdict: Finding['verdict']) => findings.filter((one) => one.verdict === verdict).length;
  if (count('fault') > 0) return t.faulty;
  if (busy) return t.looking;
  if (count('doubt') > 0) return t.doubtful(count('doubt'));
  return count('unchecked') > 0 ? t.notLooked : t.good;
}

function wordsOf(finding: Finding, limits: PhotoLimits, language: Language): string[] {
  if (finding.verdict === 'doubt') {
    const { what, how } = photoDoubtText(finding.doubt, language);
    return [what, how];
  }
  if (finding.verdict !== 'fault') return [];
  const { what, how } = wireRefusalText(finding.fault, limits, language);
  return [what, how];
}
