import type { Field, Page } from '#domain/edition/edition.ts';
import { findEdition } from '#domain/edition/editions.ts';
import type { ControlProps } from './control-props.ts';
import { CredentialField } from './credential-field.tsx';
import { CredentialSelect } from './credential-select.tsx';
import { EmployerField } from './employer-field.tsx';
import { isFixed } from './first-answers.ts';
import { FixedFields } from './fixed-fields.tsx';
import { LookedUpField } from './looked-up-field.tsx';
import { OptionField } from './option-field.tsx';
import { TypedField } from './typed-field.tsx';
import { useFieldProps } from './use-field-props.ts';

type FieldsProps = Omit<ControlProps, 'field'> & { readonly page: Page };

/** The fields of a page in reading order; neighbours that are only shown stand together. */
export function FormFields({ page, ...rest }: FieldsProps) {
  const asked = page.fields.filter(
    (field) => !standsWherePicked(field) && field.asked(rest.form.answers, rest.view.region),
  );
  const runs = runsOf(asked, (field) => isFixed(field, rest.view));
  const firstFixed = runs.findIndex(([field]) => field !== undefined && isFixed(field, rest.view));
  return (
    <>
      {runs.map((run, at) => {
        const [first] = run;
        if (first === undefined) return null;
        if (isFixed(first, rest.view)) {
          const isSame = at !== firstFixed && first.source === runs[firstFixed]?.[0]?.source;
          return <FixedFields key={first.key} fields={run} withCorrection={!isSame} {...rest} />;
        }
        return <Control key={first.key} field={first} {...rest} />;
      })}
    </>
  );
}

/** The employer's name and the degree: already to be read in the field where they were picked. */
const standsWherePicked = (field: Field) =>
  field.source === 'employer' || (field.type === 'quoted' && field.key === 'degree');

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
      return props.field.lookedUp ? (
        <LookedUpField {...props} shown={field} />
      ) : (
        <OptionField {...props} shown={field} />
      );
    case 'employer':
      return <EmployerField {...props} shown={field} />;
    case 'credential':
      return findEdition(props.view.edition)?.credentialsQuotedBy === 'drop-down' ? (
        <CredentialSelect {...props} shown={field} />
      ) : (
        <CredentialField {...props} shown={field} />
      );
    default:
      return <TypedField {...props} shown={field} />;
  }
}
