import { useRef } from 'react';
import { pathOf, type RegistrationView } from '#contract/client.ts';
import type { Language } from '#vocabulary/language.ts';
import { paperLabel, paperWhy } from '#vocabulary/papers.ts';
import { joined } from '../shell/joined.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { rememberRegistration } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { UploadState } from './upload-state.tsx';
import { useUploads } from './use-uploads.ts';

type Papers = NonNullable<RegistrationView['papers']>;
type Item = Papers['items'][number];
type ItemProps = { readonly view: RegistrationView; readonly item: Item; readonly mayChange: boolean };

/** One paper that is asked for: why, what is there, and the ways to add another file. */
export function PaperItem({ view, item, mayChange }: ItemProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const label = paperLabel(view.edition, item.key, language, item.own);
  const state = item.files.length === 0 ? t.missing : t.there(item.files.length);
  return (
    <li className="card paper" id={`paper-${item.key}`}>
      <h3 className="card-title">
        {label}
        {!item.required && <span className="paper-optional">{t.optional}</span>}
      </h3>
      <p className="hint">{wordsOf(view, item, language, t)}</p>
      <p className={stateClass(item)}>{state}</p>
      {item.files.some(({ outdated }) => outdated) && (
        <Notice kind="warning">
          <p>{t.outdated}</p>
        </Notice>
      )}
      {item.files.some(({ infected }) => infected) && (
        <Notice kind="error" title={t.infected}>
          <p>{infectedHow(t, view, mayChange)}</p>
        </Notice>
      )}
      {item.files.length > 0 && (
        <ul className="paper-files">
          {item.files.map((file, i) => (
            <PaperFile
              key={file.digest}
              view={view}
              item={item.key}
              label={label}
              file={file}
              place={i + 1}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
      {mayChange && <AddFiles view={view} item={item} label={label} />}
    </li>
  );
}

/** What its owner can do about a virus, as the registration stands. */
function infectedHow(t: typeof zh, { actions, status }: RegistrationView, mayChange: boolean): string {
  if (mayChange) return t.infectedReplace;
  if (actions.includes('withdraw')) return t.infectedWithdraw;
  return status === 'submitted' ? t.infectedWait : t.infectedAsk;
}

function stateClass({ missing, files }: Item): string {
  if (missing) return 'state-amber';
  return files.length === 0 ? 'hint' : 'paper-state';
}

/** A declared paper has its words; of its own the region says what has to be on it. */
function wordsOf(
  { edition, region, papers }: RegistrationView,
  item: Item,
  language: Language,
  t: typeof zh,
) {
  const isFewer = papers !== null && item.mostImages < papers.limits.mostImages;
  const fewer = isFewer ? t.mostImages(item.mostImages) : '';
  if (item.own !== null) return joined([t.ownAsked(region.name), fewer, item.own.hint], language);
  const { why, how } = paperWhy(edition, item.key, language, item.required);
  return joined([why, how, fewer], language);
}

type FileProps = {
  readonly view: RegistrationView;
  readonly item: string;
  readonly label: string;
  readonly file: Pick<Item['files'][number], 'digest' | 'kind' | 'sheets' | 'infected'>;
  readonly place: number;
  readonly mayChange: boolean;
};

/** A thumbnail that opens the file, and the way to take it away. */
export function PaperFile({ view, item, label, file, place, mayChange }: FileProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const remove = useIntention((digest: string, key) =>
    act(key, 'removePaper', { params: { edition: view.edition, item, digest } }),
  );
  const params = { edition: view.edition, item, digest: file.digest };
  return (
    <li className="paper-file">
      {file.infected ? (
        <span className="paper-small paper-pdf">{t.infectedMark}</span>
      ) : (
        <a
          href={pathOf('getPaper', { params })}
          target="_blank"
          rel="noopener"
          aria-label={t.open(label, place)}
        >
          {file.kind === 'image' ? (
            <img
              className="paper-small"
              src={pathOf('getPaper', { params, query: { size: 'small' } })}
              alt=""
            />
          ) : (
            <span className="paper-small paper-pdf">{t.pdf(file.sheets)}</span>
          )}
        </a>
      )}
      {mayChange && (
        <Button
          look="quiet"
          busy={remove.busy}
          aria-label={t.removeFor(label, place)}
          onClick={() =>
            void remove.start(file.digest).then((changed) => changed && rememberRegistration(changed))
          }
        >
          {t.remove}
        </Button>
      )}
      <RefusalNotice error={remove.error} edition={view.edition} />
    </li>
  );
}

// Named types make phones hand over JPEG instead of formats of their own.
const IMAGES = 'image/jpeg,image/png';

function AddFiles({ view, item, label }: { view: RegistrationView; item: Item; label: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { uploading, add, goOn, giveUp } = useUploads(view.edition, item.key);
  const isFull = item.files.some(({ kind }) => kind === 'pdf') || item.files.length >= item.mostImages;
  if (uploading !== null) {
    return <UploadState edition={view.edition} uploading={uploading} onGoOn={goOn} onGiveUp={giveUp} />;
  }
  if (isFull) return null;
  const another = item.files.length > 0;
  return (
    <div className="buttons">
      <FileButton words={another ? t.add : t.choose} label={t.chooseFor(label)} onFiles={add} several />
      <FileButton words={t.photograph} label={t.photographFor(label)} onFiles={add} camera />
    </div>
  );
}

type FileButtonProps = {
  readonly words: string;
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly several?: boolean;
  readonly camera?: boolean;
};

/** A button before the browser's own, which cannot be worded. */
function FileButton({ words, label, onFiles, several, camera }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={camera ? 'paper-camera' : undefined}>
      <Button aria-label={label} onClick={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        accept={camera ? IMAGES : `${IMAGES},application/pdf`}
        capture={camera ? 'environment' : undefined}
        multiple={several}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </span>
  );
}
