import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ImportView, pathOf } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { newIntention, send, Unreachable, WireRefusal } from '../wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export const useImportTexts = textsOf(zh, en);

const WATCHED_EVERY_MS = 1000;
const AT_WORK = ['checking', 'applying', 'undoing'];

/** The record, looked at again and again while something in it is at work. */
export const importsQuestion = queryOptions({
  queryKey: keys.imports,
  queryFn: () => send('listImports', {}),
  refetchOnMount: 'always',
  refetchInterval: (query) =>
    query.state.data?.some(({ state }) => AT_WORK.includes(state)) === true ? WATCHED_EVERY_MS : false,
});

async function digestOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sendPart(view: ImportView, file: File): Promise<ImportView> {
  const params = { import: view.id };
  const path = pathOf('sendImportPart', { params, query: { offset: String(view.received) } });
  const response = await fetch(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newIntention() },
    body: file.slice(view.received, view.received + view.partBytes),
  }).catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause });
  });
  const answer = await response.json().catch(() => null);
  if (response.ok) return answer as ImportView;
  throw new WireRefusal(response.status, answer?.error ?? { code: 'unexpected', trace: '' });
}

export type Bringing = {
  readonly kind: ImportView['kind'];
  readonly file: File;
  readonly onProgress: (percent: number) => void;
};

/** Sends a file part by part; the same file chosen again goes on where it broke off. */
async function bring({ kind, file, onProgress }: Bringing, intention: (act: object) => string) {
  const body = {
    kind,
    fileName: file.name,
    size: file.size,
    sha256: await digestOf(file),
  } as const;
  let view = await send('openImport', { body }, intention(body));
  const wasThere = view.state !== 'uploading';
  while (view.state === 'uploading') {
    view = await sendPart(view, file);
    onProgress(Math.floor((100 * view.received) / file.size));
  }
  return { view, wasThere };
}

export function useBring() {
  const client = useQueryClient();
  const intention = useIntention();
  return useMutation({
    mutationFn: (bringing: Bringing) => bring(bringing, intention),
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: keys.imports }),
  });
}

export type Act = 'apply' | 'undo' | 'drop';

export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: Act }) =>
      send('actOnImport', { params: { import: id }, body: { do: act } }, newIntention()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.imports }),
  });
}
