import type { Option } from '../edition/options.ts';

/** C7: so that none is forgotten, all subjects are ticked to begin with. */
export function subjectsToBeginWith(offered: readonly Option[]): readonly string[] {
  return offered.map((option) => option.code);
}
