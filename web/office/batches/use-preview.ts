import { useMutation } from '@tanstack/react-query';
import type { BatchPreview } from '#contract/client.ts';
import { send } from '../wire.ts';

export type PreviewedFile = BatchPreview['rows'][number];

/** As many as one person passes at a time. */
export const MOST = 500;

export type Wanted = { readonly edition: string; readonly specialty: string };

/** What was read, and how many of a hundred passes are drawn for a second look. */
export type Preview = { readonly files: readonly PreviewedFile[]; readonly lot: number };

/** Reads what waits, page by page, until enough clean files are together or nothing more waits. */
export function usePreview(onSeen: (count: number) => void) {
  return useMutation({
    mutationFn: async ({ edition, specialty }: Wanted): Promise<Preview> => {
      const found: PreviewedFile[] = [];
      let lot = 0;
      let after: string | null = '';
      while (after !== null && found.filter(isClean).length < MOST) {
        const query = {
          edition,
          ...(specialty === '' ? {} : { specialty }),
          ...(after === '' ? {} : { after }),
        };
        const page: BatchPreview = await send('previewBatch', { query });
        found.push(...page.rows);
        lot = Math.max(lot, page.lot);
        onSeen(found.length);
        after = page.next;
      }
      return { files: found, lot };
    },
  });
}

export const isClean = ({ leftOut }: PreviewedFile): boolean => leftOut === null;
