import type { FileView } from '#contract/client.ts';
import { credentialStateText } from '#vocabulary/credentials.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';

/** The answers beside which it stands: what the certificate proves. */
const PLACES = { education_level: 'education', degree: 'degree' } as const;

/** How the register's check of the quoted record stands, beside what was quoted. */
export function CredentialCheck({ file, field }: { file: Pick<FileView, 'credentials'>; field: string }) {
  const { language, texts } = useLanguage();
  const place = Object.hasOwn(PLACES, field) ? PLACES[field as keyof typeof PLACES] : null;
  const check = place === null ? null : file.credentials[place];
  if (check === null) return null;
  const state = credentialStateText(check, language);
  const until = check.expectedBy === null ? '' : texts.file.checkExpected(toTheMinute(check.expectedBy));
  return (
    <p className="said">
      {texts.file.registerSays} {state}
      {until}
    </p>
  );
}

/** Why the region cannot approve yet, and what settles it. */
export function CredentialsWait({ file }: { file: Pick<FileView, 'waitsForCredentials'> }) {
  const { texts } = useLanguage();
  if (!file.waitsForCredentials) return null;
  return <Sentence tone="warning" what={texts.file.credentialsWait} how={texts.file.credentialsWaitHow} />;
}
