import { useEffect, useState } from 'react';
import { useTexts } from './language.tsx';
import { remember, remembered } from './remembered.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const REMEMBERED = 'text-size';

/** The switch for large text: everything at 150 %, remembered on this device. */
export function TextSizeSwitch() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [large, setLarge] = useState(() => remembered(REMEMBERED) === 'large');
  useEffect(() => {
    document.documentElement.dataset.textSize = large ? 'large' : 'normal';
    remember(REMEMBERED, large ? 'large' : 'normal');
  }, [large]);
  return (
    <button type="button" className="header-button" aria-pressed={large} onClick={() => setLarge(!large)}>
      {large ? t.normalText : t.largeText}
    </button>
  );
}
