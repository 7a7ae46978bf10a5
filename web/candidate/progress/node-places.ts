import type { RegistrationView } from '#contract/client.ts';

type NodeKey = RegistrationView['progress'][number]['key'];

/** Where the node of the progress bar leads. */
export function placeOfNode(view: RegistrationView, node: NodeKey): string {
  const base = `/registrations/${view.edition}`;
  const places: Record<NodeKey, string> = {
    answers: firstPage(view) ?? `${base}/submission`,
    photo: `${base}/photo`,
    materials: `${base}/materials`,
    submission:
      view.submittedAt === null || view.status === 'draft' ? `${base}/submission` : `${base}/receipt`,
    confirmation: `${base}#confirmation`,
    review: `${base}#review`,
    payment: `${base}/payment`,
  };
  return places[node];
}

/** The page to go on with: the first missing one; null where none is missing. */
export function firstPage(view: RegistrationView): string | null {
  const [page] = view.missingPages;
  return page === undefined ? null : `/registrations/${view.edition}/pages/${page}`;
}

/** The instant that belongs to a node: when it was done, or until when or from when it is to be; null where none is known. */
export function dateOfNode(
  view: RegistrationView,
  node: RegistrationView['progress'][number],
): { kind: 'done' | 'from' | 'until'; at: string } | null {
  const { windows } = view.region;
  if (node.key === 'submission' && node.state === 'done' && view.submittedAt !== null) {
    return { kind: 'done', at: view.submittedAt };
  }
  if (node.state === 'done') return null;
  switch (node.key) {
    case 'submission':
      return view.deadline === null ? null : { kind: 'until', at: view.deadline };
    case 'confirmation':
      return { kind: 'until', at: windows.confirmation.closesAt };
    case 'review':
      return { kind: 'from', at: windows.review.opensAt };
    case 'payment':
      return node.state === 'current'
        ? { kind: 'until', at: windows.payment.closesAt }
        : { kind: 'from', at: windows.payment.opensAt };
    default:
      return null;
  }
}
