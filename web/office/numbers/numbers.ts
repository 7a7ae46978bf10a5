import { queryOptions } from '@tanstack/react-query';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

type Asked = { readonly edition: string; readonly region?: string; readonly point?: string };

/** Folded every two seconds, asked again as often: a decision is seen within five. */
const EVERY_MS = 2_500;

export const numbersQuestion = (asked: Asked) =>
  queryOptions({
    queryKey: keys.numbers(asked),
    queryFn: () => send('getNumbers', { query: asked }),
    refetchInterval: EVERY_MS,
    placeholderData: (before) => before,
    staleTime: 0,
  });

export const specialtiesQuestion = (asked: Asked) =>
  queryOptions({
    queryKey: keys.specialtyNumbers(asked),
    queryFn: () => send('getSpecialtyNumbers', { query: asked }),
    refetchInterval: 4 * EVERY_MS,
    staleTime: 0,
  });

const format = new Intl.NumberFormat('en-US');

/** 1234567 as people read it. */
export const figure = (count: number): string => format.format(count);
