import { fieldsOf } from '#domain/edition/edition.ts';
import { freezeContent } from '#domain/registration/content.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { MessageStore } from '../../ports/message-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { regionOf } from '../candidate/region-of.ts';
import { type ViewDeps, viewRegistration } from '../candidate/view-registration.ts';
import { listMessages } from '../messages/list-messages.ts';
import { done, refused } from '../outcome.ts';
import { mask, sealedKeys } from '../review/view-file.ts';
import { findForSupport, type SupportDeps } from './find-people.ts';

type Deps = SupportDeps & ViewDeps & { readonly messages: MessageStore; readonly deliveries: DeliveryStore };

/**
 * What the candidate sees at this moment, for staff who help on the telephone. It is an answer to staff and no session
 * of the candidate: there is nothing that could be pressed. What is sealed stays masked, what is only typed unseen.
 */
export async function viewAsCandidate(deps: Deps, staff: StaffMember, number: string) {
  const row = await findForSupport(deps, staff, number);
  const registration = row === null ? null : await deps.store.find(row);
  if (row === null || registration === null) return refused('not-found');
  const [view, account, inbox] = await Promise.all([
    viewRegistration(deps, registration),
    deps.accounts.findAccount(row.candidate),
    listMessages(deps, row.candidate, null),
  ]);
  if (!inbox.ok) return inbox;
  const region = regionOf(deps.reference, registration);
  const found = deps.reference.findEdition(row.edition);
  if (region === null || found === null || account === null)
    throw new Error(`no configuration for ${row.edition}`);
  const lists = deps.reference.listsFor(row.edition, registration.region);
  const content = freezeContent(registration, found.edition, lists, region);
  const sealed = sealedKeys(deps.reference, row.edition);
  const known = new Set(fieldsOf(found.edition).map((field) => field.key));
  const pages = content.pages.map((page) => ({
    key: page.key,
    saved: registration.savedPages.includes(page.key),
    typedAt: view.drafts[page.key]?.savedAt ?? null,
    answers: page.answers
      .filter(({ key, shown }) => known.has(key) && shown !== '')
      .map(({ key, shown }) => ({ key, shown: mask(sealed, key, shown), masked: sealed.has(key) })),
  }));
  return done({
    name: account.name,
    idTail: account.paper.number.slice(-4),
    hasPhoto: registration.photo !== null,
    registration: seenOf(view),
    pages,
    messages: inbox.value.messages,
    unread: inbox.value.unread,
  });
}

/** Of the candidate's own view what may be read aloud: no answers, no quotes, nothing typed, no code. */
function seenOf(view: Awaited<ReturnType<typeof viewRegistration>>) {
  const { edition, title, examDate, number, status, statusSince, region, missingPages, progress } = view;
  const { firstSubmittedAt, submittedAt, actions, deadline, grace, autoConfirmed, reason, papers } = view;
  const { serverTime } = view;
  return {
    ...{ edition, title, examDate, number, status, statusSince, region, missingPages, progress },
    ...{ firstSubmittedAt, submittedAt, actions, deadline, grace, autoConfirmed, reason, papers, serverTime },
    toBring: view.toBring,
  };
}
