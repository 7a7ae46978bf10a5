import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type Kind = 'info' | 'done' | 'warning' | 'error';

const icons: Record<Kind, IconName> = { info: 'info', done: 'done', warning: 'alert', error: 'alert' };

/** A sentence apart. `live` announces it when it appears after an act. */
export function Notice({
  kind,
  title,
  live,
  children,
}: {
  kind: Kind;
  title?: string;
  live?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      className={`notice notice-${kind}`}
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
    >
      <span className="notice-mark">
        <Icon name={icons[kind]} />
      </span>
      <div className="notice-text">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
