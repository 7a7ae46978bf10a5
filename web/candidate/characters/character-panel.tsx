import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '#contract/client.ts';
import { plainReading } from '#domain/identity/readings.ts';
import { RADICALS } from '#vocabulary/radicals.ts';
import { useTexts } from '../shell/language.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { read } from '../wire/wire.ts';
import { canShow } from './font-coverage.ts';
import { codePointOf } from './rare.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Found = Output<'findCharacters'>;
type Character = Found['characters'][number];

type Asked = { readonly reading: string; readonly radical: string; readonly strokes: string };
const NOTHING: Asked = { reading: '', radical: '', strokes: '' };

type PanelProps = { onInsert: (character: string) => void; onClose: () => void };

const radicals = RADICALS.map(({ number, label }) => ({ value: String(number), label }));

function useCharacters(asked: Asked) {
  const reading = useSettled(asked.reading.trim());
  const typed = useSettled(asked.strokes.trim());
  const strokes = /^[1-9]\d?$/.test(typed) ? typed : '';
  const query = {
    ...(reading === '' ? {} : { reading }),
    ...(asked.radical === '' ? {} : { radical: asked.radical }),
    ...(strokes === '' ? {} : { strokes }),
  };
  return useQuery({
    queryKey: ['characters', query],
    queryFn: () => read('findCharacters', { query }),
    staleTime: Infinity,
    enabled: Object.keys(query).length > 0,
    placeholderData: (before: Found | undefined) => before,
  });
}

/** Finds a character by reading, radical and strokes; it is looked at before it is taken over. */
export function CharacterPanel({ onInsert, onClose }: PanelProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [asked, setAsked] = useState(NOTHING);
  const [chosen, setChosen] = useState<Character | null>(null);
  const found = useCharacters(asked);
  const change = (part: Partial<Asked>) => {
    setAsked({ ...asked, ...part });
    setChosen(null);
  };
  return (
    <Dialog title={t.open} onClose={onClose}>
      <div className="character-fields">
        <TextField
          id="character-reading"
          label={t.reading}
          hint={t.readingHint}
          value={asked.reading}
          onChange={(reading) => change({ reading: reading.slice(0, 12) })}
          input={{ autoComplete: 'off', autoCapitalize: 'none', spellCheck: false }}
        />
        <SelectField
          id="character-radical"
          label={t.radical}
          hint={t.radicalHint}
          value={asked.radical}
          choices={radicals}
          onChange={(radical) => change({ radical })}
        />
        <TextField
          id="character-strokes"
          label={t.strokes}
          hint={t.strokesHint}
          value={asked.strokes}
          onChange={(strokes) => change({ strokes })}
          input={{ inputMode: 'numeric', autoComplete: 'off' }}
        />
      </div>
      <Results
        found={found.data}
        failed={found.isError}
        reading={plainReading(asked.reading)}
        chosen={chosen}
        onChoose={setChosen}
      />
      <div className="character-end">
        {chosen !== null && <Shown character={chosen} />}
        <div className="buttons">
          <Button
            look="primary"
            dimmed={chosen === null}
            onClick={() => chosen !== null && onInsert(chosen.character)}
          >
            {t.insert}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type ResultsProps = {
  found: Found | undefined;
  failed: boolean;
  /** What was asked for; characters with several readings show this one. */
  reading: string;
  chosen: Character | null;
  onChoose: (character: Character) => void;
};

/** Radio buttons: arrow keys walk through them, on every device. */
function Results({ found, failed, reading, chosen, onChoose }: ResultsProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const characters = found?.characters ?? [];
  const said = failed ? t.failed : found === undefined ? t.ask : t.found(characters.length, found.more);
  return (
    <>
      <p className="hint" role="status">
        {said}
      </p>
      {characters.length > 0 && (
        <div className="characters" role="radiogroup" aria-label={t.results}>
          {characters.map((each) => {
            const isChosen = each.character === chosen?.character;
            return (
              <label key={each.character} className={`character${isChosen ? ' character-chosen' : ''}`}>
                <input
                  type="radio"
                  name="character"
                  aria-label={`${each.character} ${each.readings.join(' ')} ${codePointOf(each.character)}`}
                  checked={isChosen}
                  onChange={() => onChoose(each)}
                />
                <span className="character-sign" aria-hidden="true">
                  {each.character}
                </span>
                <span className="character-reading" aria-hidden="true">
                  {each.readings.find((one) => plainReading(one) === reading) ??
                    each.readings[0] ??
                    codePointOf(each.character)}
                </span>
              </label>
            );
          })}
        </div>
      )}
    </>
  );
}

function Shown({ character: { character, readings, strokes } }: { character: Character }) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <div className="character-shown">
      <span className="character-large" lang="zh-CN">
        {character}
      </span>
      <div>
        <p>
          {[codePointOf(character), readings.join(', '), t.strokesOf(strokes)].filter(Boolean).join(' · ')}
        </p>
        {!canShow(character) && <p className="hint">{t.hidden([codePointOf(character)])}</p>}
      </div>
    </div>
  );
}
