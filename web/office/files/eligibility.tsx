import type { Advice } from '#contract/client.ts';
import { adviceText, verdictText } from '#vocabulary/eligibility.ts';
import { useLanguage } from '../language.tsx';

/** A mark for the reviewer: what the usual conditions say of the submitted answers, and why. */
export function Eligibility({ advice }: { advice: Advice | null }) {
  const { language, texts } = useLanguage();
  if (advice === null) return null;
  return (
    <section className={`eligibility eligibility-${advice.verdict}`} aria-labelledby="eligibility">
      <h2 id="eligibility">
        {texts.file.eligibility}
        {verdictText(advice.verdict, language)}
      </h2>
      {advice.lines.map((line) => (
        <p key={JSON.stringify(line)}>{adviceText(line, language)}</p>
      ))}
      <p className="quiet">{texts.file.eligibilityNote}</p>
    </section>
  );
}
