import { useTexts } from '../language.tsx';
import { Sentence } from './sentence.tsx';

export function PageAbsent() {
  const { pageAbsent } = useTexts();
  return <Sentence tone="plain" what={pageAbsent.what} how={pageAbsent.how} />;
}
