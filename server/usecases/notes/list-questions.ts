import { mayAsk } from '#domain/staff/questions.ts';
import type { QuestionFilter, QuestionRow } from '../../ports/note-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';
import { areaOf } from '../review/view-file.ts';
import type { NoteDeps } from './note-deps.ts';

const PAGE_SIZE = 50;

type ListDeps = Pick<NoteDeps, 'notes' | 'reference'>;

/** What waits for this person: for the region questions, for the point answers that nobody there has seen. */
const waitingFor = ({ role }: StaffMember): QuestionFilter['is'] => (mayAsk(role) ? 'answered' : 'open');

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
  const after = readCursor(query.after);
  const filter = { is: asked, after: after && { askedAt: after.at, id: after.id }, limit: PAGE_SIZE };
  const found = await deps.notes.listQuestions(areaOf(staff), filter);
  const next = nextCursor(found, PAGE_SIZE, (row) => ({ at: row.askedAt, id: row.id }));
  return done({ rows: found.map((row) => viewRow(deps, row)), next });
}

export const countQuestions = (deps: Pick<NoteDeps, 'notes'>, staff: StaffMember): Promise<number> =>
  deps.notes.countQuestions(areaOf(staff), waitingFor(staff));
