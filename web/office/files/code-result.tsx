import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { keys } from '../questions.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';

/** Whoever searches for a code means one form: its file is opened. */
export function CodeResult({ code }: { code: string }) {
  const scan = useQuery({
    queryKey: keys.form(code),
    queryFn: () => send('findForm', { params: { code } }),
  });
  if (scan.isPending) return <Loading />;
  if (scan.isError) return <RefusalSentence error={scan.error} onRetry={() => void scan.refetch()} />;
  return <Navigate to="/files/$number" params={{ number: scan.data.file.number }} replace />;
}
