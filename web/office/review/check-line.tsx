import type { FileView } from '#contract/client.ts';
import { adviceText } from '#vocabulary/eligibility.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { CredentialCheck } from '../files/credential-check.tsx';
import { Photo, photoDoubts } from '../files/photo.tsx';
import { shownOf } from '../files/shown.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useBenchTexts } from './bench-texts.ts';

export type Check = FileView['checks'][number];

type LineProps = {
  file: FileView;
  check: Check;
  unmasked: Readonly<Record<string, string>> | null;
  isAt: boolean;
  isChanged: boolean;
  /** Whether the photo is on no other place of the bench. */
  hasPhoto: boolean;
  onPick: (topic: Check['topic']) => void;
};

/** A line of what is to be looked at; the one that is looked at just now lies open. */
export function CheckLine({ file, check, unmasked, isAt, isChanged, hasPhoto, onPick }: LineProps) {
  const texts = useBenchTexts();
  const { topic, verdict } = check;
  return (
    <li className={`check-${verdict ?? 'plain'}`} data-at={isAt ? '' : undefined}>
      <button
        type="button"
        className="check"
        aria-current={isAt ? 'true' : undefined}
        onClick={() => onPick(topic)}
      >
        <span className="check-topic">
          {texts.topics[topic]}
          {isAt && <KeyHint>J K</KeyHint>}
        </span>
        <span className="check-values">{!isAt && <Values file={file} check={check} />}</span>
        <span className="check-verdict">
          {isChanged && <b className="check-changed">{texts.changed}</b>}
          {verdict !== null && texts.verdicts[verdict]}
        </span>
      </button>
      {isAt && <Opened file={file} check={check} unmasked={unmasked} hasPhoto={hasPhoto} />}
    </li>
  );
}

type OfCheck = { file: FileView; check: Check };

/** Few values are enough to know what it is about. */
const MOST_VALUES = 4;

/** Nothing can be read from it. */
const isHidden = (shown: string) => /^\**$/.test(shown);

/** A number alone says nothing. */
const isBare = (shown: string) => /^\d{1,3}$/.test(shown);

function Values({ file, check }: OfCheck) {
  const { language } = useLanguage();
  const values = check.fields
    .map((field) => ({ field, shown: shownOf(file, field) }))
    .filter(({ shown }) => !isHidden(shown))
    .slice(0, MOST_VALUES);
  return (
    <>
      {values.map(({ field, shown }) => (
        <span key={field}>
          {isBare(shown) ? `${fieldLabel(file.edition, field, language)} ${shown}` : shown}
        </span>
      ))}
      {check.topic === 'photo' && <OfPhoto file={file} />}
      <Advice check={check} />
    </>
  );
}

/** The photo itself lies beside; this is what the machine has said of it. */
function OfPhoto({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const bench = useBenchTexts();
  if (!file.hasPhoto) return <span>{texts.file.noPhoto}</span>;
  return <span>{photoDoubts(file.photoCheck, language, texts) ?? bench.photoFine}</span>;
}

function Advice({ check }: { check: Check }) {
  const { language } = useLanguage();
  return check.lines.map((line) => <small key={JSON.stringify(line)}>{adviceText(line, language)}</small>);
}

type OpenedProps = OfCheck & Pick<LineProps, 'unmasked' | 'hasPhoto'>;

/** All its answers by name, and what stood there before: to be held against the paper beside it. */
function Opened({ file, check, unmasked, hasPhoto }: OpenedProps) {
  const { language, texts } = useLanguage();
  const isAsked = (field: string) =>
    file.pages.some((page) => page.answers.some((answer) => answer.key === field));
  const fields = check.fields.filter(isAsked);
  return (
    <div className="check-opened">
      {fields.length > 0 && (
        <dl>
          {fields.map((field) => {
            const shown = unmasked?.[field] ?? shownOf(file, field);
            return (
              <div key={field}>
                <dt>{fieldLabel(file.edition, field, language)}</dt>
                <dd>
                  {shown === '' ? texts.answers.blank : shown} <CredentialCheck file={file} field={field} />
                  <Before file={file} field={field} />
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      <Advice check={check} />
      {check.topic === 'photo' && hasPhoto && <Photo file={file} />}
    </div>
  );
}

/** What stood there last year, where it differs. */
function Before({ file, field }: { file: FileView; field: string }) {
  const { texts } = useLanguage();
  const bench = useBenchTexts();
  const { sinceLastYear } = file;
  const before = sinceLastYear?.changes.find(({ key }) => key === field)?.before;
  if (sinceLastYear === null || before === undefined) return null;
  return (
    <p className="answer-before">
      {bench.lastYear(sinceLastYear.year, before === '' ? texts.answers.blank : before)}
    </p>
  );
}
