import type { Field, Page } from '#domain/edition/edition.ts';
import type { ControlProps } from './control-props.ts';
import { CredentialField } from './credential-field.tsx';
import { EmployerField } from './employer-field.tsx';
import { isFixed } from './first-answers.ts';
import { FixedFields } from './fixed-fields.tsx';
import { OptionField } from './option-field.tsx';
import { TypedField } from './typed-field.tsx';
import { useFieldProps } from './use-field-props.ts';

type FieldsProps = Omit<ControlProps, 'field'> & { readonly page: Page };

/** The fields of a page in reading order; neighbours that are only shown stand together. */
export function FormFields({ page, ...rest }: FieldsProps) {
  // The name quoted from the directory already stands in the field where it was picked.
  const asked = page.fields.filter(
    (field) => field.source !== 'employer' && field.asked(rest.form.answers, rest.view.region),
  );
  return (
    <>
      {runsOf(asked, (field) => isFixed(field, rest.view)).map((run) => {
        const [first] = run;
        if (first === undefined) return null;
        if (isFixed(first, rest.view)) return <FixedFields key={first.key} fields={run} {...rest} />;
        return <Control key={first.key} field={first} {...rest} />;
      })}
    </>
  );
}

/** Neighbours that are alike together, every other field alone. */
function runsOf(fields: readonly Field[], isAlike: (field: Field) => boolean): readonly (readonly Field[])[] {
  const runs: Field[][] = [];
  for (const field of fields) {
    const last = runs[runs.length - 1];
    const [first] = last ?? [];
    const joins = first !== undefined && isAlike(first) && isAlike(field) && first.source === field.source;
    if (joins) last?.push(field);
    else runs.push([field]);
  }
  return runs;
}

function Control(props: ControlProps) {
  const field = useFieldProps(props);
  switch (props.field.type) {
    case 'option':
    case 'options':
      return <OptionField {...props} shown={field} />;
    case 'employer':
      return <EmployerField {...props} shown={field} />;
    case 'credential':
      return <CredentialField {...props} shown={field} />;
    default:
      return <TypedField {...props} shown={field} />;
  }
}
