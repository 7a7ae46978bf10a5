import { useTexts } from '../language.tsx';

/** Says that an answer is awaited; appears only after a moment (style sheet), so quick answers do not flicker. */
export function Loading() {
  const texts = useTexts();
  return (
    <p className="loading" role="status">
      {texts.loading}
    </p>
  );
}
