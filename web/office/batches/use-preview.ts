import { useMutation } from '@tanstack/react-query';
import type { BatchPreview } from '#contract/client.ts';
import { send } from '../wire.ts';

export type PreviewedFile = BatchPreview['rows'][number];

/** As many as one person passes at a time. */
export const MOST = 500;

export type Wanted = { readonly edition: string; readonly specialty: string };

/** Reads what waits, page by page, until enough clean files are together or nothing more waits. */
export function usePreview(onSeen: (count: number) => void) {
  return useMutation({
    mutationFn: async ({ edition, specialty }: Wanted): Promise<readonly PreviewedFile[]> => {
      const found: PreviewedFile[] = [];
      let after: string | null = '';
      while (after !== null && found.filter(isClean).length < MOST) {
        const query = {
          edition,
          ...(specialty === '' ? {} : { specialty }),
          ...(after === '' ? {} : { after }),
        };
        const page: BatchPreview = await send('previewBatch', { query });
        found.push(...page.rows);
        onSeen(found.length);
        after = page.next;
      }
      return found;
    },
  });
}

export const isClean = ({ leftOut }: PreviewedFile): boolean => leftOut === null;
