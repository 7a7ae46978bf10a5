import { Link } from '@tanstack/react-router';
import type { ScannedForm } from '#contract/client.ts';
import { holdText } from '#vocabulary/holds.ts';
import type { Language } from '#vocabulary/language.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { Sentence, type Tone } from '../shell/sentence.tsx';
import type { Texts } from '../texts.zh-CN.ts';
import { printNumber } from './display-code.ts';
import { type Standing, standingOf } from './standing.ts';

type Words = { tone: Tone; what: string; how: string };

function oldPrintWords({ counter }: Texts, scan: ScannedForm): Words {
  const [printed, current] = [printNumber(scan.printedRevision), printNumber(scan.currentRevision)];
  return {
    tone: 'bad',
    what: counter.oldPrint.what(printed, current, scan.changes.length),
    how: counter.oldPrint.how(current),
  };
}

function confirmedWords({ counter }: Texts, { file }: ScannedForm): Words {
  const [confirmed] = file.history.filter((line) => line.to === 'confirmed').slice(-1);
  return {
    tone: 'warning',
    what: counter.alreadyConfirmed.what(file.name),
    how:
      confirmed === undefined
        ? counter.alreadyConfirmed.howUnknown
        : counter.alreadyConfirmed.how(confirmed.who, toTheMinute(confirmed.at)),
  };
}

function notNowWords({ counter }: Texts, { file }: ScannedForm): Words {
  const { opensAt, closesAt } = file.region.windows.confirmation;
  return {
    tone: 'bad',
    what: counter.notNow.what,
    how: counter.notNow.how(toTheMinute(opensAt), toTheMinute(closesAt)),
  };
}

function heldWords({ counter }: Texts, { file }: ScannedForm, language: Language): Words {
  const kinds = file.holds.filter(({ blocks }) => blocks.includes('confirm'));
  const what = counter.held.what(kinds.map(({ kind }) => holdText(kind, language)));
  return { tone: 'bad', what, how: counter.held.how };
}

/** Why the form on the counter is not confirmed, and what to do instead. */
export function StandingSentence({ scan }: { scan: ScannedForm }) {
  const { language, texts } = useLanguage();
  const { counter } = texts;
  const { file } = scan;
  const status = statusText(file.edition, file.status, 'staff', language);
  const words: Record<Exclude<Standing, 'ready'>, () => Words> = {
    'old-print': () => oldPrintWords(texts, scan),
    'already-confirmed': () => confirmedWords(texts, scan),
    held: () => heldWords(texts, scan, language),
    'not-now': () => notNowWords(texts, scan),
    'on-line': () => ({
      tone: 'warning',
      what: counter.onLine.what(file.region.name),
      how: counter.onLine.how,
    }),
    'other-status': () => ({
      tone: 'bad',
      what: counter.otherStatus.what(file.name, status),
      how: file.status === 'draft' ? counter.otherStatus.draft : counter.otherStatus.other,
    }),
  };
  const standing = standingOf(scan);
  if (standing === 'ready') return null;
  const { tone, what, how } = words[standing]();
  return (
    <Sentence tone={tone} what={what} how={how}>
      <Link className="sentence-act" to="/files/$number" params={{ number: file.number }}>
        {counter.open}
      </Link>
    </Sentence>
  );
}
