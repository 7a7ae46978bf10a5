import { type AuditEntry, withoutIdNumbers } from '#domain/audit/entry.ts';
import { signEntry } from '#domain/audit/trail-chain.ts';
import { mayDo } from '#domain/staff/permissions.ts';
import type { ExportRun } from '../../ports/export-store.ts';
import type { StaffMember, StaffSessionStore } from '../../ports/session-store.ts';
import type { TrailWriter } from '../../ports/trail-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import type { ExportDeps } from './export-deps.ts';
import { type ExportOrder, orderExport } from './order-export.ts';
import { type ExportFile, openExport } from './read-exports.ts';

export type CommandDeps = ExportDeps & {
  readonly staff: Pick<StaffSessionStore, 'findStaffLogin'>;
  readonly trail: TrailWriter;
};

/** Where the trail names a session: nobody was logged in. */
const BY_COMMAND = 'weikao export';

type Act = Pick<AuditEntry, 'endpoint' | 'object' | 'words' | 'outcome'>;

/** Into the same chain as what this person exports in the office, before anything is handed out. */
async function writeDown({ trail, keys, clock }: CommandDeps, staff: StaffMember, act: Act): Promise<void> {
  const entry: AuditEntry = {
    ...act,
    staff: staff.id,
    userName: staff.userName,
    post: staff.post,
    area: { region: staff.region, point: staff.point },
    session: BY_COMMAND,
    class: 'export',
    at: clock.now(),
    recordedAt: clock.wall(),
  };
  await trail.append(entry, signEntry(entry, keys.sign));
}

export type Ordered = { readonly staff: StaffMember; readonly id: string };

/** Asks for an export in the name of a member of staff, whose post and area bind it as in the office. */
export async function orderByCommand(
  deps: CommandDeps,
  userName: string,
  order: ExportOrder,
): Promise<Outcome<Ordered>> {
  const login = await deps.staff.findStaffLogin(userName);
  const staff = login === null ? null : await deps.exports.findOrderer(login.id);
  if (staff === null) return refused('not-found');
  const ordered = mayDo(staff.post, 'export')
    ? await orderExport(deps, staff, order, { key: deps.keys.uuid(), request: BY_COMMAND })
    : refused('not-permitted');
  await writeDown(deps, staff, {
    endpoint: 'orderExport',
    object: ordered.ok ? ordered.value.id : '',
    words: withoutIdNumbers(order.purpose.trim()),
    outcome: ordered.ok ? 'done' : ordered.refused.code,
  });
  return ordered.ok ? done({ staff, id: ordered.value.id }) : ordered;
}

/** How it stands. */
export const findOrdered = ({ exports }: CommandDeps, { staff, id }: Ordered): Promise<ExportRun | null> =>
  exports.find(areaOf(staff), id);

/** The finished file, once it is written down that it was handed out. */
export async function fetchByCommand(
  deps: CommandDeps,
  { staff, id }: Ordered,
): Promise<Outcome<ExportFile>> {
  const file = await openExport(deps, staff, id);
  await writeDown(deps, staff, {
    endpoint: 'downloadExport',
    object: id,
    words: '',
    outcome: file.ok ? 'done' : file.refused.code,
  });
  return file;
}
