import { Link } from 'wouter';
import type { Account } from '#contract/client.ts';
import { placeOf } from '../account/missing-parts.ts';
import { useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What keeps exams closed, each with the page where it is put right (A1). */
export function MissingInAccount({ missing }: { missing: Account['missing'] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <Notice kind="warning" title={t.accountMissing}>
      <ul className="plain-list">
        {missing.map((part) => (
          <li key={part}>
            <Link href={placeOf[part]}>{t.missing[part]}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
