import { Link } from '@tanstack/react-router';
import type { CaseView } from '#contract/client.ts';
import type { CaseKind } from '#domain/cases/case.ts';
import type { FileCaseKind } from '#domain/cases/file-cases.ts';
import { photoDoubtText } from '#vocabulary/photo-check.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { photoPath } from '../files/photo.tsx';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useCaseTexts } from './case-texts.ts';
import './cases.css';

export const isAboutFile = (kind: CaseKind): kind is FileCaseKind =>
  kind === 'photo-in-doubt' || kind === 'credential-in-doubt' || kind === 'forfeit-to-revert';

/** What is doubted about a file, in the words that its candidate reads, and the way to the file. */
export function AboutFile({ of }: { of: CaseView }) {
  const t = useCaseTexts();
  const { language } = useLanguage();
  const doubts = of.doubts.map((doubt) => photoDoubtText(doubt, language).what);
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t.about}</h2>
      {of.file?.otherPhoto === true && of.kind === 'photo-in-doubt' && (
        <Sentence tone="warning" what={t.otherPhoto} />
      )}
      <ul className="told">
        {[...doubts, of.words]
          .filter((line) => line !== '')
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      {of.file !== null && (
        <p>
          <Link to="/files/$number" params={{ number: of.file.number }}>
            {t.toFile}
          </Link>{' '}
          <span className="quiet">{statusText(of.file.edition, of.file.status, 'staff', language)}</span>
        </p>
      )}
    </section>
  );
}

/** The photo as it now stands on the form, large. */
export function DoubtedPhoto({ of, file }: { of: CaseView; file: NonNullable<CaseView['file']> }) {
  const t = useCaseTexts();
  if (!file.hasPhoto) return null;
  return (
    <figure className="evidence">
      <img src={photoPath(file.number)} alt={t.photoOf(of.name)} />
    </figure>
  );
}
