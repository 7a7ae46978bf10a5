import { useRef } from 'react';
import { useTexts } from '../shell/language.tsx';
import { Button } from '../ui/button.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type ChooseProps = {
  /** There is a photo already; this would be another. */
  readonly another: boolean;
  readonly onFile: (file: File) => void;
};

/** Choose a photo; on phones and tablets, take one. */
export function ChooseFile({ another, onFile }: ChooseProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const chosen = useRef<HTMLInputElement>(null);
  const taken = useRef<HTMLInputElement>(null);
  return (
    <div className="buttons">
      <Button look={another ? 'secondary' : 'primary'} onClick={() => chosen.current?.click()}>
        {another ? t.chooseAnother : t.choose}
      </Button>
      <span className="with-camera">
        <Button onClick={() => taken.current?.click()}>{t.take}</Button>
      </span>
      {[
        { input: chosen, key: 'choose' },
        { input: taken, key: 'take', capture: 'user' as const },
      ].map(({ input, key, ...more }) => (
        <input
          key={key}
          ref={input}
          {...more}
          // The buttons stand for them, for everybody.
          hidden
          type="file"
          // Named types make phones hand over JPEG instead of formats of their own.
          accept="image/jpeg,image/png"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) onFile(file);
            event.currentTarget.value = '';
          }}
        />
      ))}
    </div>
  );
}
