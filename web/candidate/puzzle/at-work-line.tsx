import { useEffect, useState } from 'react';
import { useTexts } from '../shell/language.tsx';
import { en } from '../shell/texts.en.ts';
import { zh } from '../shell/texts.zh-CN.ts';
import { atWork } from './at-work.ts';

/** What the browser does by itself is said, in a line that asks for nothing. */
export function AtWorkLine() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [busy, setBusy] = useState(false);
  useEffect(() => atWork.onChange(setBusy), []);
  return (
    <p role="status" className={busy ? 'at-work' : undefined}>
      {busy ? t.atWork : ''}
    </p>
  );
}
