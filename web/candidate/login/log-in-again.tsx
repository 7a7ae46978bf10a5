import { type FormEvent, useEffect, useState } from 'react';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { queryClient, useSession } from '../wire/queries.ts';
import { logInBell } from '../wire/wire.ts';
import { LogInFields, useLogIn } from './log-in-form.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Settle = { done: () => void; declined: () => void };

/** Wherever the session ends, the login comes to the page: what was typed stays, and the request goes on. */
export function LogInAgain() {
  const [settle, setSettle] = useState<Settle | null>(null);
  useEffect(() => logInBell.onRing((asked) => setSettle(asked)), []);
  return settle === null ? null : <Panel settle={settle} />;
}

function Panel({ settle }: { settle: Settle }) {
  const t = useTexts({ 'zh-CN': zh, en }).again;
  const { data: before } = useSession();
  const logIn = useLogIn();

  function leave() {
    settle.declined();
    location.assign('/');
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const session = await logIn.submit();
    if (session === null) return;
    // Another person must not go on with what this one has typed.
    if (before && session.userName !== before.userName) location.assign('/');
    else {
      queryClient.setQueryData(['session'], session);
      settle.done();
    }
  }

  return (
    <Dialog title={t.title} onClose={leave}>
      <p>{t.why}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice error={logIn.error} />
        <LogInFields logIn={logIn} idPrefix="again" />
        <div className="buttons">
          <Button look="primary" submits busy={logIn.busy}>
            {t.logIn}
          </Button>
          <Button look="quiet" onClick={leave}>
            {t.leave}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
