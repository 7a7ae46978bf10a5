import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { OwnPosition, WhomToAsk } from './own-position.tsx';
import { PermissionTable, usePermissions } from './permission-table.tsx';
import { usePermissionTexts } from './permission-texts.ts';

/** The whole table of who may do what, the same for everybody. */
export function PermissionsPage() {
  const t = usePermissionTexts();
  const permissions = usePermissions();
  return (
    <div className="permissions">
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <OwnPosition />
      {permissions.isPending && <Loading />}
      {permissions.isError && (
        <RefusalSentence error={permissions.error} onRetry={() => void permissions.refetch()} />
      )}
      {permissions.data && (
        <>
          <WhomToAsk administrators={permissions.data.administrators} />
          <PermissionTable {...permissions.data} />
          <p className="quiet">{t.stepUpNote}</p>
        </>
      )}
    </div>
  );
}
