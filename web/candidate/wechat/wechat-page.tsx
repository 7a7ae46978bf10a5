import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DrawnCode, Wechat } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { queryClient } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';
import { ScanCode } from './scan-code.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const LOOK_EVERY_MS = 2000;
const WECHAT = ['wechat'];

/** The WeChat of the account: bound by the official account's code, unbound at any time. */
export function WechatPage() {
  const t = useTexts({ 'zh-CN': zh, en }).account;
  const [code, setCode] = useState<DrawnCode | null>(null);
  const wechat = useQuery({
    queryKey: WECHAT,
    queryFn: () => read('getWechat', {}),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (code !== null && isOpen(data) ? LOOK_EVERY_MS : false),
  });
  const hasEnded = code !== null && wechat.data?.scan === 'used';
  return (
    <>
      <PageHead title={t.title}>{t.lead}</PageHead>
      <Loaded query={wechat}>
        {(data) => (
          <>
            {data.bound !== null && <Bound bound={data.bound} isNew={hasEnded} />}
            {data.available ? (
              <Binding key={String(hasEnded)} wechat={data} code={hasEnded ? null : code} onDrawn={setCode} />
            ) : (
              <Notice kind="info" title={t.unavailable} />
            )}
          </>
        )}
      </Loaded>
      <div className="buttons">
        <ButtonLink href="/account" look="quiet">
          {t.back}
        </ButtonLink>
      </div>
    </>
  );
}

const isOpen = (wechat: Wechat | undefined) => wechat?.scan === 'drawn' || wechat?.scan === 'opened';

function Bound({ bound, isNew }: { bound: NonNullable<Wechat['bound']>; isNew: boolean }) {
  const t = useTexts({ 'zh-CN': zh, en }).account;
  const { language } = useLanguage();
  const unbind = useIntention((_: null, key) => act(key, 'unbindWechat', {}));

  async function leave() {
    const left = await unbind.start(null);
    if (left !== null) queryClient.setQueryData(WECHAT, left);
  }

  return (
    <>
      <Notice kind={bound.following ? 'done' : 'warning'} title={t.bound} live={isNew}>
        <p>{t.since(sayMoment(bound.boundAt, language))}</p>
        {!bound.following && <p>{t.notFollowing}</p>}
      </Notice>
      <p>{t.unbindWhat}</p>
      <RefusalNotice error={unbind.error} />
      <Button look="danger" busy={unbind.busy} onClick={() => void leave()}>
        {t.unbind}
      </Button>
    </>
  );
}

type BindingProps = {
  wechat: Wechat;
  code: DrawnCode | null;
  onDrawn: (code: DrawnCode | null) => void;
};

function Binding({ wechat, code, onDrawn }: BindingProps) {
  const t = useTexts({ 'zh-CN': zh, en }).account;
  const [password, setPassword] = useState('');
  const [attempted, setAttempted] = useState(false);
  const draw = useIntention((given: string, key) =>
    act(key, 'drawBindingCode', { body: { password: given } }),
  );

  async function show(event?: FormEvent) {
    event?.preventDefault();
    setAttempted(true);
    if (password === '') return;
    const drawn = await draw.start(password);
    if (drawn === null) return;
    await queryClient.invalidateQueries({ queryKey: WECHAT });
    onDrawn(drawn);
  }

  if (code !== null)
    return (
      <>
        <RefusalNotice error={draw.error} />
        <ScanCode code={code} state={wechat.scan ?? 'over'} busy={draw.busy} onRefresh={() => void show()} />
      </>
    );
  return (
    <form onSubmit={(event) => void show(event)} noValidate>
      <h2>{wechat.bound === null ? t.howTitle : t.another}</h2>
      <ol>
        {t.how.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <RefusalNotice error={draw.error} />
      <PasswordField
        id="wechat-password"
        label={t.password}
        value={password}
        onChange={setPassword}
        problem={attempted && password === '' ? { text: t.passwordMissing, severity: 'error' } : null}
        autoComplete="current-password"
        required
      />
      <div className="buttons">
        <Button look={wechat.bound === null ? 'primary' : 'secondary'} submits busy={draw.busy}>
          {t.show}
        </Button>
      </div>
    </form>
  );
}
