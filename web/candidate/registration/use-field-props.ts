import { isEmpty } from '#domain/edition/check-page.ts';
import { fieldHint, fieldLabel } from '#vocabulary/fields.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import type { FieldProps } from '../ui/field.tsx';
import type { ControlProps } from './control-props.ts';
import { fieldId } from './field-id.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { useRollingHint } from './use-rolling-hint.ts';

/** Label, hint, `*` and problem of a field, as every control shows them. */
export function useFieldProps(props: ControlProps): FieldProps {
  const { field, view, form } = props;
  const rollingHint = useRollingHint(props);
  const { language } = useLanguage();
  const t = useTexts({ 'zh-CN': zh, en });
  const { lastYear } = view;
  const outdated = lastYear?.outdated.find(({ key }) => key === field.key);
  const toldOfLastYear =
    lastYear && outdated && isEmpty(form.answers[field.key])
      ? { text: t.outdated(lastYear.year, outdated.shown), severity: 'warning' as const }
      : null;
  const problem = form.problems.find((each) => each.field === field.key);
  return {
    id: fieldId(field.key),
    label: fieldLabel(view.edition, field.key, language),
    hint: rollingHint ?? fieldHint(view.edition, field.key, language),
    required: field.required(form.answers, view.region),
    problem:
      problem === undefined
        ? toldOfLastYear
        : { text: problemText(problem, view.edition, language), severity: problem.severity },
  };
}
