import { useQuery } from '@tanstack/react-query';
import type { PermissionTable as Lines } from '#contract/client.ts';
import { permissionText, postText } from '#vocabulary/staff.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { send } from '../wire.ts';
import { usePermissionTexts } from './permission-texts.ts';

export const permissionsQuestion = {
  queryKey: keys.permissions,
  queryFn: () => send('listPermissions', {}),
  staleTime: 60_000,
};

export const usePermissions = () => useQuery(permissionsQuestion);

/** Permissions down, posts with their areas across; the own post stands out. */
export function PermissionTable({ posts, lines }: Pick<Lines, 'posts' | 'lines'>) {
  const t = usePermissionTexts();
  const { language } = useLanguage();
  const { post: own } = useStaff();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keys
    <section className="permission-table" aria-label={t.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            {posts.map(({ post, reach }) => (
              <th key={post} scope="col" className={post === own ? 'own' : ''}>
                {postText(post, language)}
                <span className="post-reach">{t.reach[reach]}</span>
                {post === own && <span className="own-mark">{t.yours}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.permission}>
              <th scope="row">
                {permissionText(line.permission, language)}
                {line.stepUp && <span className="step-up-mark">{t.stepUp}</span>}
              </th>
              {posts.map(({ post }) => (
                <Cell key={post} isOwn={post === own} may={line.posts.includes(post)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ isOwn, may }: { isOwn: boolean; may: boolean }) {
  const t = usePermissionTexts();
  return (
    <td className={`${isOwn ? 'own' : ''} ${may ? 'may' : 'may-not'}`}>
      <span aria-hidden="true">{may ? '✓' : '–'}</span>
      <span className="unseen">{may ? t.yes : t.no}</span>
    </td>
  );
}
