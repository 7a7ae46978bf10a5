import { useTexts } from '../shell/language.tsx';
import type { Choice } from './choice.ts';
import { ariaOf, type FieldProps, HintAndProblem, RequiredMark } from './field.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type GroupProps = FieldProps & { readonly choices: readonly Choice[] };
type RadioProps = GroupProps & { readonly value: string; readonly onChange: (value: string) => void };
type TicksProps = GroupProps & {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

type Kind = 'radio' | 'checkbox';

function Group({
  kind,
  choices,
  isChosen,
  onChoose,
  ...field
}: GroupProps & {
  kind: Kind;
  isChosen: (value: string) => boolean;
  onChoose: (value: string, on: boolean) => void;
}) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { id, label, hint, required, problem } = field;
  const { 'aria-describedby': describedBy } = ariaOf(field);
  return (
    <fieldset
      // While another answer leaves nothing to choose from, the problem summary leads to the group itself.
      {...(choices.length === 0 ? { id, tabIndex: -1 } : {})}
      className={problem ? `field field-${problem.severity}` : 'field'}
      aria-describedby={describedBy}
    >
      <legend className="label">
        {label}
        {required && <RequiredMark />}
      </legend>
      <HintAndProblem id={id} hint={hint} problem={problem ?? null} />
      {choices.length === 0 && <p>{t.nothingYet}</p>}
      {choices.map((choice, index) => (
        <label className="choice" key={choice.value}>
          <input
            type={kind}
            // The first control is where the problem summary leads.
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={id}
            value={choice.value}
            checked={isChosen(choice.value)}
            onChange={(event) => onChoose(choice.value, event.currentTarget.checked)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function RadioField({ value, onChange, ...group }: RadioProps) {
  return <Group {...group} kind="radio" isChosen={(each) => each === value} onChoose={onChange} />;
}

/** Values keep the order of the choices, whatever the order of ticking. */
export function TicksField({ values, onChange, ...group }: TicksProps) {
  const choose = (value: string, on: boolean) =>
    onChange(
      group.choices.map((c) => c.value).filter((each) => (each === value ? on : values.includes(each))),
    );
  return <Group {...group} kind="checkbox" isChosen={(each) => values.includes(each)} onChoose={choose} />;
}
