import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { PermissionTable } from '#contract/client.ts';
import type { Permission } from '#domain/staff/permissions.ts';
import { permissionText, postText } from '#vocabulary/staff.ts';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { OwnPosition, WhomToAsk } from './own-position.tsx';
import { usePermissions } from './permission-table.tsx';
import { usePermissionTexts } from './permission-texts.ts';

type Props = {
  open: boolean;
  /** The one that was missing, where something was refused. */
  permission: Permission | null;
  onClose: () => void;
};

/** Why I may, why I may not, and whom to ask; over whatever page stands there. */
export function WhyDrawer({ open, permission, onClose }: Props) {
  const t = usePermissionTexts();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={480}
      title={t.heading}
      closable={{ 'aria-label': t.close }}
      destroyOnHidden
    >
      <Why permission={permission} onClose={onClose} />
    </Drawer>
  );
}

function Why({ permission, onClose }: Omit<Props, 'open'>) {
  const t = usePermissionTexts();
  const permissions = usePermissions();
  if (permissions.isPending) return <Loading />;
  if (permissions.isError) {
    return <RefusalSentence error={permissions.error} onRetry={() => void permissions.refetch()} />;
  }
  const { lines, administrators } = permissions.data;
  return (
    <div className="permissions">
      {permission !== null && <Missing permission={permission} lines={lines} />}
      <OwnPosition />
      <OwnLines lines={lines} />
      <p className="quiet">{t.stepUpNote}</p>
      <WhomToAsk administrators={administrators} />
      <Link to="/permissions" onClick={onClose}>
        {t.wholePage}
      </Link>
    </div>
  );
}

type Lines = PermissionTable['lines'];

const useNames = () => {
  const t = usePermissionTexts();
  const { language } = useLanguage();
  return (posts: Lines[number]['posts']) => posts.map((post) => postText(post, language)).join(t.comma);
};

function Missing({ permission, lines }: { permission: Permission; lines: Lines }) {
  const t = usePermissionTexts();
  const { language } = useLanguage();
  const names = useNames();
  const posts = lines.find((line) => line.permission === permission)?.posts ?? [];
  return (
    <Sentence
      tone="warning"
      what={t.asked.what(permissionText(permission, language))}
      how={t.asked.how(names(posts))}
    />
  );
}

/** Each permission in a line: mine with a tick, and who has those that are not mine. */
function OwnLines({ lines }: { lines: Lines }) {
  const t = usePermissionTexts();
  const { language } = useLanguage();
  const { post } = useStaff();
  const names = useNames();
  return (
    <ul className="own-lines">
      {lines.map((line) => {
        const may = line.posts.includes(post);
        return (
          <li key={line.permission} className={may ? 'may' : 'may-not'}>
            <span aria-hidden="true">{may ? '✓' : '–'}</span>
            <span>
              <span className="unseen">{may ? t.yes : t.no} </span>
              {permissionText(line.permission, language)}
              {may && line.stepUp && <span className="step-up-mark">{t.stepUp}</span>}
              {!may && <span className="quiet"> {t.asked.how(names(line.posts))}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
