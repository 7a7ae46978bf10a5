import { Button } from 'antd';
import { useSessionTexts } from './session-texts.ts';

type Props = { codes: readonly string[]; done: string; onDone: () => void };

/** Shown this once, large enough to be written down. */
export function RecoveryCodes({ codes, done, onDone }: Props) {
  const { enrolment } = useSessionTexts();
  return (
    <div className="recovery">
      <p>{enrolment.codesLead}</p>
      <ol className="recovery-codes" aria-label={enrolment.codesHeading}>
        {codes.map((code) => (
          <li key={code}>{`${code.slice(0, 5)} ${code.slice(5)}`}</li>
        ))}
      </ol>
      <div className="undo-buttons">
        <Button type="primary" size="large" autoFocus onClick={onDone}>
          {done}
        </Button>
        <Button size="large" onClick={() => window.print()}>
          {enrolment.print}
        </Button>
      </div>
    </div>
  );
}
