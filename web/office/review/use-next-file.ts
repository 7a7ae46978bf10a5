import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type FileView, pathOf } from '#contract/client.ts';
import { photoPath } from '../files/photo.tsx';
import { keys } from '../questions.ts';
import { useHolding } from './holding.ts';

/** Loads what the eye meets first. */
function preload(file: FileView | undefined): void {
  if (file === undefined) return;
  if (file.hasPhoto) new Image().src = photoPath(file.number);
  const item = file.papers?.items.find(({ files }) => files[0]?.kind === 'image');
  const digest = item?.files[0]?.digest;
  if (item === undefined || digest === undefined) return;
  new Image().src = pathOf('getFilePaper', { params: { number: file.number, item: item.key, digest } });
}

/** The file after this one, taken ahead so that it is there at the press of a key. Null where none is left. */
export function useNextFile(number: string, isWorking: boolean): string | null {
  const client = useQueryClient();
  const holding = useHolding();
  const next = useQuery({
    queryKey: keys.nextAfter(number),
    queryFn: () => holding.takeNext([number]),
    enabled: isWorking,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  }).data;
  useEffect(() => {
    if (next != null) preload(client.getQueryData<FileView>(keys.file(next)));
  }, [next, client]);
  return next ?? null;
}
