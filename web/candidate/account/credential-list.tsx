import type { ReactNode } from 'react';
import type { Credential } from '#contract/client.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { credentialStateText } from '#vocabulary/credentials.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { wordsOfCode } from './general-options.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export const levelListOf = (kind: Credential['kind']) => (kind === 'degree' ? 'degree' : 'education-level');

/** The records of one or both kinds, each in two lines, and what can be done with it. */
export function CredentialList({
  credentials,
  lists,
  actionOf,
}: {
  credentials: readonly Credential[];
  lists: OptionLists;
  actionOf?: (credential: Credential) => ReactNode;
}) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  if (credentials.length === 0) return <p>{t.none}</p>;
  return (
    <ul className="records">
      {credentials.map((credential) => (
        <li key={credential.id}>
          <CredentialWords credential={credential} lists={lists} />
          {actionOf?.(credential)}
        </li>
      ))}
    </ul>
  );
}

export function CredentialWords({ credential, lists }: { credential: Credential; lists: OptionLists }) {
  const t = useTexts({ 'zh-CN': zh, en }).credentialsPage;
  const { language } = useLanguage();
  const level = wordsOfCode(lists[levelListOf(credential.kind)], credential.level, language);
  const details = [
    sayMoment(credential.finishedOn, language),
    credential.certificateNumber,
    credentialStateText(credential, language),
  ];
  return (
    <span className="record">
      <strong>
        {level} · {credential.school} · {credential.major}
      </strong>
      <span className="hint">{details.filter((detail) => detail !== '').join(' · ')}</span>
      {credential.expectedBy !== null && (
        <span className="hint">{t.checking(sayMoment(credential.expectedBy, language))}</span>
      )}
      {credential.state === 'failed' && <span className="hint">{t.checkFailed}</span>}
    </span>
  );
}
