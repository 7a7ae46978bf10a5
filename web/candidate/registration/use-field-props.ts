import { fieldHint, fieldLabel } from '#vocabulary/fields.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage } from '../shell/language.tsx';
import type { FieldProps } from '../ui/field.tsx';
import type { ControlProps } from './control-props.ts';
import { fieldId } from './field-id.ts';

/** Label, hint, `*` and problem of a field, as every control shows them. */
export function useFieldProps({ field, view, form }: ControlProps): FieldProps {
  const { language } = useLanguage();
  const problem = form.problems.find((each) => each.field === field.key);
  return {
    id: fieldId(field.key),
    label: fieldLabel(view.edition, field.key, language),
    hint: fieldHint(view.edition, field.key, language),
    required: field.required(form.answers, view.region),
    problem:
      problem === undefined
        ? null
        : { text: problemText(problem, view.edition, language), severity: problem.severity },
  };
}
