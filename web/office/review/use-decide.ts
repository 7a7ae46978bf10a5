import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FilePage, FileView, StaffDecision } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { isRefusedWith, send } from '../wire.ts';

export type Decision = Pick<StaffDecision, 'reason' | 'items'> & { readonly do: Action };

/** Without the decided file, so that walking on through a list does not need it read again. */
function withoutFile(list: InfiniteData<FilePage> | undefined, number: string) {
  return (
    list && {
      ...list,
      pages: list.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => row.number !== number) })),
    }
  );
}

/** Decides on a file as it was seen. Where it has changed meanwhile it is read again, to be looked at once more. */
export function useDecide(file: FileView) {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const { number, rev, code } = file;
  const token = file.lease?.token ?? null;
  return useMutation({
    mutationFn: (decision: Decision) => {
      const body = {
        ...decision,
        rev,
        ...(token === null ? {} : { lease: token }),
        ...(decision.do === 'confirm' && code !== null ? { code } : {}),
      };
      return send('decideFile', { params: { number }, body }, intentionOf({ number, ...body }));
    },
    onSuccess: (decided) => {
      client.setQueryData(keys.file(number), decided);
      client.setQueriesData<InfiniteData<FilePage>>({ queryKey: keys.lists }, (list) =>
        withoutFile(list, number),
      );
      void client.invalidateQueries({ queryKey: keys.lists, refetchType: 'none' });
      void client.invalidateQueries({ queryKey: keys.work });
    },
    onError: (error) => {
      if (isRefusedWith(error, 'changed-meanwhile', 'wrong-status', 'lease-lost', 'lease-needed')) {
        void client.invalidateQueries({ queryKey: keys.file(number) });
      }
    },
  });
}
