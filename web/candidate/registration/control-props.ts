import type { RegistrationView } from '#contract/client.ts';
import type { Field } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { FieldProps } from '../ui/field.tsx';
import type { PageFormState } from './use-page-form.ts';

/** What the field of an open page may look at. */
export type ControlProps = {
  readonly field: Field;
  readonly view: RegistrationView;
  readonly lists: OptionLists;
  readonly form: PageFormState;
};

/** And what its control gets besides: label, hint, `*` and problem. */
export type ShownProps = ControlProps & { readonly shown: FieldProps };
