import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  look?: Look;
  submits?: boolean;
  busy?: boolean;
  /** Looks as if it led nowhere yet; pressing it still explains why. */
  dimmed?: boolean;
};

/** One primary a page. While busy it stays focusable, says so, and a second press does nothing. */
export function Button({
  look = 'secondary',
  submits,
  busy,
  dimmed,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      className={`button button-${look}${dimmed ? ' button-dimmed' : ''}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? t.sending : children}
    </button>
  );
}

/** A link that looks like a button: it leads on, it does not act. */
export function ButtonLink({
  href,
  look = 'secondary',
  children,
}: {
  href: string;
  look?: Look;
  children: ReactNode;
}) {
  return (
    <Link href={href} className={`button button-${look}`}>
      {children}
    </Link>
  );
}

/** For files and pages of other origin: leaves the app. */
export function ButtonAnchor({
  href,
  look = 'secondary',
  children,
}: {
  href: string;
  look?: Look;
  children: ReactNode;
}) {
  return (
    <a href={href} className={`button button-${look}`} target="_blank" rel="noopener">
      {children}
    </a>
  );
}
