import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { actionLabel } from '#vocabulary/actions.ts';
import { useLanguage } from '../language.tsx';
import { choicesOf, hasDecision } from '../review/choices.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { FileBody } from './file-body.tsx';
import { fileQuestion } from './files.ts';

const route = getRouteApi('/files/$number');

/** One registration, to be read. Decisions are taken on the bench. */
export function FilePage() {
  const { language, texts } = useLanguage();
  const { number } = route.useParams();
  const file = useQuery(fileQuestion(number));
  if (file.isPending) return <Loading />;
  if (file.isError) return <RefusalSentence error={file.error} onRetry={() => void file.refetch()} />;
  return (
    <>
      <p className="page-acts">
        <Link to="/files">{texts.frame.files}</Link>
        {file.data.actions.includes('correct') && (
          <Link to="/files/$number/correction" params={{ number }}>
            {actionLabel(file.data.edition, 'correct', 'staff', language)}
          </Link>
        )}
        {hasDecision(choicesOf(file.data)) && (
          <Link className="begin" to="/review/$number" params={{ number }}>
            {texts.file.decide}
          </Link>
        )}
      </p>
      <FileBody key={number} file={file.data} />
    </>
  );
}
