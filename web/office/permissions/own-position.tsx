import type { PermissionTable } from '#contract/client.ts';
import { postText } from '#vocabulary/staff.ts';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { usePermissionTexts } from './permission-texts.ts';

/** Post and area of who reads this, and the rule in words. */
export function OwnPosition() {
  const t = usePermissionTexts();
  const { language } = useLanguage();
  const { post, regionName, pointName } = useStaff();
  const place = [regionName, pointName].filter((name) => name !== null).join(' · ') || t.country;
  return (
    <>
      <p>
        <b>{t.mine(postText(post, language), place)}</b>
      </p>
      <p>{t.rule}</p>
    </>
  );
}

/** The administrators of the area by name. */
export function WhomToAsk({ administrators }: Pick<PermissionTable, 'administrators'>) {
  const t = usePermissionTexts();
  const { language } = useLanguage();
  return (
    <div>
      <p>{t.ask}</p>
      <ul className="whom-to-ask">
        {administrators.map(({ displayName, post, regionName }) => (
          <li key={`${displayName} ${regionName}`}>
            <b>{displayName}</b> {postText(post, language)} <span className="quiet">{regionName}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
