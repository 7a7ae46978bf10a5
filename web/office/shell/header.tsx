import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { postText } from '#vocabulary/staff.ts';
import { useLanguage } from '../language.tsx';
import { usePermissionTexts } from '../permissions/permission-texts.ts';
import { useAskWhy } from '../permissions/why.ts';
import { useStaff } from '../session/staff.ts';
import { newIntention, send } from '../wire.ts';
import { KeyHint } from './key-hint.tsx';
import { useKeys } from './keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { QuickSearch } from './quick-search.tsx';

/** For whom this person works: region and point, or the whole country. */
function useJurisdiction(): string {
  const { texts } = useLanguage();
  const staff = useStaff();
  const places = [staff.regionName, staff.pointName].filter((name) => name !== null);
  return places.length === 0 ? texts.session.wholeCountry : places.join(' · ');
}

export function Header() {
  const { language, texts, choose } = useLanguage();
  const staff = useStaff();
  const jurisdiction = useJurisdiction();
  const permissions = usePermissionTexts();
  const askWhy = useAskWhy();
  const [showsKeys, setShowsKeys] = useState(false);
  useKeys({ '?': () => setShowsKeys(true) });
  const logOut = useMutation({
    mutationFn: () => send('logOutOfOffice', {}, newIntention()),
    // Loads everything anew: nothing of what was seen stays in the memory of a shared computer.
    onSuccess: () => window.location.assign('/office/'),
  });
  return (
    <header className="header">
      <p className="header-house">
        <b>{texts.product}</b> {texts.house}
      </p>
      <p className="header-area">
        <span className="unseen">{texts.session.jurisdiction} </span>
        <span className="header-role">{postText(staff.post, language)}</span> {jurisdiction}
      </p>
      {staff.may.includes('search-files') && <QuickSearch />}
      <button type="button" className="plain-button" aria-keyshortcuts="?" onClick={() => setShowsKeys(true)}>
        {texts.frame.keys} <KeyHint>?</KeyHint>
      </button>
      <button
        type="button"
        className="plain-button"
        onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}
      >
        {texts.frame.otherLanguage}
      </button>
      <button type="button" className="plain-button" onClick={() => askWhy?.(null)}>
        {permissions.button}
      </button>
      <p className="header-me">
        <span className="unseen">{texts.session.me} </span>
        <Link to="/account">{staff.displayName}</Link>
      </p>
      <button type="button" className="plain-button" onClick={() => logOut.mutate()}>
        {texts.session.logOut}
      </button>
      <KeysDialog open={showsKeys} onClose={() => setShowsKeys(false)} />
    </header>
  );
}
