import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type EmployerSheet, type Input, pathOf } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { textsOf } from '../language.tsx';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export const useEmployeeTexts = textsOf(zh, en);

export type Asked = Omit<Input<'listEmployees'>['query'], 'after'>;
export type SheetWish = Input<'makeEmployerSheet'>['body'];

export const employeesQuestion = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [...keys.employees, asked],
    queryFn: ({ pageParam }) =>
      send('listEmployees', { query: { ...asked, ...(pageParam === '' ? {} : { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const employeeQuestion = (number: string) =>
  queryOptions({
    queryKey: keys.employee(number),
    queryFn: () => send('getEmployee', { params: { number } }),
  });

export const sheetsQuestion = queryOptions({
  queryKey: keys.employerSheets,
  queryFn: () => send('listEmployerSheets', {}),
  refetchOnMount: 'always',
});

export const sheetQuestion = (code: string) =>
  queryOptions({
    queryKey: keys.sheet(code),
    queryFn: () => send('findEmployerSheet', { params: { code } }),
    refetchOnMount: 'always',
  });

/** Makes a sheet; a second press of the button that made one asks for another. */
export function useMakeSheet() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: ({ wish, after }: { wish: SheetWish; after: string }) =>
      send('makeEmployerSheet', { body: wish }, intentionOf({ ...wish, after })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.employerSheets }),
  });
}

export const fileOf = ({ id }: EmployerSheet) => pathOf('printEmployerSheet', { params: { sheet: id } });

/** Lines that are not as they were printed. */
export const changedLines = ({ lines }: EmployerSheet) => lines.filter(({ standing }) => standing !== 'same');
