import { useState } from 'react';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import type { FieldProps } from '../ui/field.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Intention } from '../wire/use-intention.ts';
import type { SignUpDraft } from './sign-up-draft.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type CodeProps = Omit<FieldProps, 'label' | 'hint'> & {
  readonly draft: SignUpDraft;
  readonly change: (part: Partial<SignUpDraft>) => void;
  readonly sendCode: Intention<string, unknown>;
};

/** The code that was sent on leaving the first step; another one on request. */
export function CodeField({ draft, change, sendCode, ...field }: CodeProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [again, setAgain] = useState(false);
  const phone = draft.phone.trim();
  return (
    <>
      <TextField
        {...field}
        label={t.phoneCode}
        hint={t.phoneCodeHint(phone)}
        value={draft.phoneCode}
        onChange={(phoneCode) => change({ phoneCode })}
        width="short"
        input={{ inputMode: 'numeric', autoComplete: 'one-time-code' }}
      />
      <RefusalNotice error={sendCode.error} />
      <p role="status" className="hint">
        {again ? t.phoneCodeSentAgain : ''}
      </p>
      <div className="buttons">
        <Button
          look="quiet"
          busy={sendCode.busy}
          onClick={async () => {
            setAgain(false);
            setAgain((await sendCode.start(phone)) !== null);
          }}
        >
          {t.phoneCodeAgain}
        </Button>
      </div>
    </>
  );
}
