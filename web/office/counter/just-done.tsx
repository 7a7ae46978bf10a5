import { Link } from '@tanstack/react-router';
import type { FileView } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useTexts } from '../language.tsx';

/** The last few confirmed at this counter: a slip is found again at once. */
export function JustDone({ files }: { files: readonly FileView[] }) {
  const { counter } = useTexts();
  if (files.length === 0) return null;
  return (
    <section className="just-done" aria-labelledby="just-done">
      <h2 id="just-done">{counter.justDone}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.number}>
            <Link to="/files/$number" params={{ number: file.number }}>
              {file.name}
            </Link>{' '}
            {file.number} <span className="quiet">{toTheMinute(file.statusSince)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
