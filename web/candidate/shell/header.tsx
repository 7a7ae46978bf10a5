import { Link } from 'wouter';
import { useSession, useUnread } from '../wire/queries.ts';
import { useLanguage, useTexts } from './language.tsx';
import { TextSizeSwitch } from './text-size.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { useLogOut } from './use-log-out.ts';

/** The same on every page; its brand row is already in index.html. */
export function Header() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { data: session } = useSession();
  const logOut = useLogOut();
  return (
    <header className="header">
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      <div className="header-row">
        <Link href="/" className="brand">
          <img className="brand-mark" src="/mark.svg" alt="" width="32" height="32" />
          <span>
            <span className="brand-exam">{t.exam} </span>
            {t.product}
          </span>
        </Link>
        <nav className="header-links" aria-label={t.menu}>
          {session && <MessagesLink />}
          {session && (
            <Link href="/account" className="header-button">
              {t.account}
            </Link>
          )}
          <TextSizeSwitch />
          <LanguageSwitch />
          {session && (
            <button type="button" className="header-button" onClick={() => void logOut()}>
              {t.logOut}
            </button>
          )}
        </nav>
      </div>
    </header>
  );
}

function MessagesLink() {
  const t = useTexts({ 'zh-CN': zh, en });
  const unread = useUnread().data?.unread ?? 0;
  return (
    <Link href="/messages" className="header-button">
      {t.messages}
      {unread > 0 && (
        <span className="header-count">
          {unread}
          <span className="header-count-words"> {t.unread}</span>
        </span>
      )}
    </Link>
  );
}

function LanguageSwitch() {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="header-button" lang={other} onClick={() => choose(other)}>
      {t.otherLanguage}
    </button>
  );
}
