import { beijingParts } from '#domain/calendar/dates.ts';
import { useTexts } from '../shell/language.tsx';
import { Icon } from '../ui/icon.tsx';
import type { SaveState } from './draft-saver.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const two = (n: number) => String(n).padStart(2, '0');

function timeOf(instant: string): string {
  const { hour, minute } = beijingParts(new Date(instant));
  return `${two(hour)}:${two(minute)}`;
}

/** Always visible, never in the way; "saved" never sounds like "submitted". */
export function SaveStateLine({ state, savedBefore }: { state: SaveState; savedBefore: string | null }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const saved = state.kind === 'saved' ? state.at : state.kind === 'untouched' ? savedBefore : null;
  if (state.kind === 'conflict') return null;
  return (
    <p className={state.kind === 'retrying' ? 'save-state state-amber' : 'save-state'} role="status">
      {state.kind === 'retrying' && <Icon name="alert" />}
      {saved !== null && <Icon name="done" />}
      {saved !== null && t.saved(timeOf(saved))}
      {saved === null && state.kind === 'untouched' && t.untouched}
      {state.kind === 'waiting' && t.saving}
      {state.kind === 'retrying' && t.retrying}
    </p>
  );
}
