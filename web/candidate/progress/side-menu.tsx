import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Besides its node, payment is reached from the menu on the left (G1, 2023); where there is no room, from above. */
export function SideMenu({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  if (!view.region.onlinePayment) return null;
  return (
    <nav className="side-menu no-print" aria-label={t.menu}>
      <Link href={`/registrations/${view.edition}/payment`}>{t.onlinePayment}</Link>
    </nav>
  );
}
