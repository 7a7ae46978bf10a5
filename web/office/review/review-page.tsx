import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { fileQuestion } from '../files/files.ts';
import { useTexts } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Bench } from './bench.tsx';

const route = getRouteApi('/review/$number');

/** One file after the other, until the list is done. */
export function ReviewPage() {
  const { review } = useTexts();
  const { number } = route.useParams();
  const file = useQuery(fileQuestion(number));
  return (
    <>
      <p className="page-acts">
        <Link to="/review">{review.back}</Link>
      </p>
      {file.isPending && <Loading />}
      {file.isError && <RefusalSentence error={file.error} onRetry={() => void file.refetch()} />}
      {file.data !== undefined && <Bench key={number} file={file.data} />}
    </>
  );
}
