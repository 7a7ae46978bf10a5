import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { refusalWords } from '../shell/refusal-words.ts';
import { Sentence } from '../shell/sentence.tsx';
import { WireRefusal } from '../wire.ts';
import { useBatchTexts } from './batch-texts.ts';
import type { Result, Run } from './use-run.ts';

type Props = { run: Run; onStop: () => void; onGoOn: () => void; onAgain: () => void };

/** While it runs how far it is, with a way to stop; then what became of each file. */
export function RunReport({ run, onStop, onGoOn, onAgain }: Props) {
  const t = useBatchTexts();
  const { files, results, state } = run;
  const isGoing = state === 'running' || state === 'stopping';
  return (
    <>
      <p role="status">{t.running(results.length, files.length)}</p>
      <Progress
        aria-label={t.running(results.length, files.length)}
        percent={Math.floor((results.length / files.length) * 100)}
        status={isGoing ? 'active' : 'normal'}
      />
      {isGoing && (
        <Button danger size="large" disabled={state === 'stopping'} onClick={onStop}>
          {state === 'stopping' ? t.stopping : t.stop}
        </Button>
      )}
      {state === 'stopped' && (
        <Sentence tone="warning" what={t.stopped} how={t.left(files.length - results.length)} />
      )}
      {state === 'broken' && <RefusalSentence error={run.error}>{t.broken}</RefusalSentence>}
      {!isGoing && (
        <>
          <Results run={run} />
          <div className="undo-buttons">
            {results.length < files.length && (
              <Button type="primary" size="large" onClick={onGoOn}>
                {t.goOn}
              </Button>
            )}
            <Button size="large" onClick={onAgain}>
              {t.again}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function Results({ run }: { run: Run }) {
  const t = useBatchTexts();
  const { language, texts } = useLanguage();
  const count = (outcome: Result['outcome']) => run.results.filter((each) => each.outcome === outcome).length;
  const others = run.results.filter(({ outcome }) => outcome !== 'passed');
  const nameOf = (number: string) => run.files.find((file) => file.number === number)?.name ?? number;
  const whyOf = ({ outcome, refused }: Result) => {
    if (outcome === 'changed' || refused === null) return t.changedWhy;
    const refusal = new WireRefusal(409, { ...refused, trace: '' });
    return refusalWords(refusal, '', texts, language).what;
  };
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t.result}</h2>
      <ul className="batch-counts">
        <li>{t.passed(count('passed'))}</li>
        {count('taken') > 0 && <li>{t.taken(count('taken'))}</li>}
        {count('changed') > 0 && <li>{t.changed(count('changed'))}</li>}
        {count('refused') > 0 && <li>{t.refused(count('refused'))}</li>}
      </ul>
      {others.length > 0 && (
        <table className="history">
          <thead>
            <tr>
              <th scope="col">{t.names}</th>
              <th scope="col">{t.why}</th>
            </tr>
          </thead>
          <tbody>
            {others.map((result) => (
              <tr key={result.number}>
                <td>
                  <Link to="/review/$number" params={{ number: result.number }}>
                    {nameOf(result.number)}
                  </Link>
                </td>
                <td>{whyOf(result)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
