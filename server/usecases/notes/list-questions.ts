import { mayAsk } from '#domain/staff/questions.ts';
import type { QuestionFilter, QuestionRow } from '../../ports/note-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import type { NoteDeps } from './note-deps.ts';

const PAGE_SIZE = 50;

type ListDeps = Pick<NoteDeps, 'notes' | 'reference'>;

/** What waits for this person: for the region questions, for the point answers that nobody there has seen. */
const waitingFor = ({ role }: StaffMember): QuestionFilter['is'] => (mayAsk(role) ? 'answered' : 'open');

/** Opaque to the browser, harmless when forged: the area is asked again each time. */
function readCursor(after: string | undefined): QuestionFilter['after'] {
  const [since = '', id = ''] = (after ?? '').split('~');
  const askedAt = new Date(since);
  const isCursor =
    !Number.isNaN(askedAt.getTime()) && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return isCursor ? { askedAt, id } : null;
}

const viewRow = ({ reference }: ListDeps, row: QuestionRow) => ({
  id: row.id,
  number: row.number,
  name: row.name,
  regionName: reference.regionName(row.region),
  pointName: row.point === null ? null : reference.pointName(row.point),
  text: row.text,
  who: row.staffName,
  askedAt: row.askedAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
});

/** Questions of the area that wait, oldest first. */
export async function listQuestions(
  deps: ListDeps,
  staff: StaffMember,
  query: { readonly is?: string; readonly after?: string },
) {
  const asked = query.is === 'open' || query.is === 'answered' ? query.is : waitingFor(staff);
  const filter = { is: asked, after: readCursor(query.after), limit: PAGE_SIZE };
  const found = await deps.notes.listQuestions(areaOf(staff), filter);
  const last = found.at(-1);
  const next =
    found.length < PAGE_SIZE || last === undefined ? null : `${last.askedAt.toISOString()}~${last.id}`;
  return done({ rows: found.map((row) => viewRow(deps, row)), next });
}

export const countQuestions = (deps: Pick<NoteDeps, 'notes'>, staff: StaffMember): Promise<number> =>
  deps.notes.countQuestions(areaOf(staff), waitingFor(staff));
