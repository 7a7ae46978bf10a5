import { useState } from 'react';
import type { Session } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import type { WireError } from '../transport.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type LogIn = {
  readonly login: string;
  readonly password: string;
  readonly attempted: boolean;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly change: (part: { login?: string; password?: string }) => void;
  /** Null where something is missing or was refused. */
  readonly submit: () => Promise<Session>;
};

/** What a login form holds; user name or ID number, and password (A2). */
export function useLogIn(): LogIn {
  const [typed, setTyped] = useState({ login: '', password: '' });
  const [attempted, setAttempted] = useState(false);
  const { busy, error, start } = useIntention((body: typeof typed, key) => act(key, 'logIn', { body }));
  return {
    ...typed,
    attempted,
    busy,
    error,
    change: (part) => setTyped({ ...typed, ...part }),
    submit: async () => {
      setAttempted(true);
      const login = typed.login.trim();
      return login === '' || typed.password === '' ? null : start({ login, password: typed.password });
    },
  };
}

export function LogInFields({ logIn, idPrefix }: { logIn: LogIn; idPrefix: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const missing = (value: string, text: string) =>
    logIn.attempted && value === '' ? { text, severity: 'error' as const } : null;
  return (
    <>
      <TextField
        id={`${idPrefix}-login`}
        label={t.login}
        value={logIn.login}
        onChange={(login) => logIn.change({ login })}
        problem={missing(logIn.login.trim(), t.loginMissing)}
        input={{ autoComplete: 'username', autoCapitalize: 'none', spellCheck: false }}
      />
      <PasswordField
        id={`${idPrefix}-password`}
        label={t.password}
        value={logIn.password}
        onChange={(password) => logIn.change({ password })}
        problem={missing(logIn.password, t.passwordMissing)}
        autoComplete="current-password"
      />
    </>
  );
}
