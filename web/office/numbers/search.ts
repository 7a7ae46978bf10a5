import { isMeasure, type Measure } from './measures.ts';

/** Of what numbers are shown; stands in the address, so that a view can be passed on. */
export type NumbersSearch = { edition?: string; region?: string; point?: string; show?: Measure };

/** Reads an address; what is empty or unknown narrows nothing. */
export function readNumbersSearch(asked: Record<string, unknown>): NumbersSearch {
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value).trim());
  const [edition, region, point] = [text(asked.edition), text(asked.region), text(asked.point)];
  return {
    ...(edition === '' ? {} : { edition }),
    ...(region === '' ? {} : { region }),
    ...(point === '' || region === '' ? {} : { point }),
    ...(isMeasure(asked.show) ? { show: asked.show } : {}),
  };
}
