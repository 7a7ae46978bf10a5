import { useState } from 'react';
import type { Choice } from './choice.ts';
import { Combobox } from './combobox.tsx';
import type { FieldProps } from './field.tsx';

type SearchProps = FieldProps & {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
};

const folded = (text: string) => text.trim().toLowerCase();

/** The choices whose label or code contains what was typed. */
export function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const word = folded(typed);
  return choices.filter(({ label, value }) => folded(label).includes(word) || folded(value) === word);
}

/** For long lists: type to filter, then pick. Leaving without picking brings the picked one back. */
export function SearchField({ value, choices, onChange, ...field }: SearchProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const picked = choices.find((choice) => choice.value === value)?.label ?? '';
  return (
    <Combobox
      {...field}
      text={typed ?? picked}
      choices={typed === null ? choices : matching(choices, typed)}
      onText={(text) => {
        setTyped(text);
        if (text === '') onChange('');
      }}
      onPick={(choice) => {
        onChange(choice.value);
        setTyped(null);
      }}
      onLeave={() => setTyped(null)}
    />
  );
}
