import type { CalendarDate } from './dates.ts';

export const HOLIDAYS = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'mid-autumn-and-national-day',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** Days off in a row, weekends among them. */
export type HolidaySpan = {
  readonly holiday: Holiday;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
};

/** What the State Council announces for a year: its holidays, and days of weekends that are worked in exchange. */
export type HolidayNotice = {
  readonly off: readonly HolidaySpan[];
  readonly worked: readonly CalendarDate[];
};
/** By year. A notice may reach back into the last days of the year before. */
export type HolidayNotices = ReadonlyMap<number, HolidayNotice>;

const off = (holiday: Holiday, from: CalendarDate, to: CalendarDate): HolidaySpan => ({ holiday, from, to });

/** As published by the General Office of the State Council; a year is added when its notice is out. */
export const HOLIDAY_NOTICES: HolidayNotices = new Map<number, HolidayNotice>([
  [
    2022,
    {
      off: [
        off('new-year', '2022-01-01', '2022-01-03'),
        off('spring-festival', '2022-01-31', '2022-02-06'),
        off('qingming', '2022-04-03', '2022-04-05'),
        off('labour-day', '2022-04-30', '2022-05-04'),
        off('dragon-boat', '2022-06-03', '2022-06-05'),
        off('mid-autumn', '2022-09-10', '2022-09-12'),
        off('national-day', '2022-10-01', '2022-10-07'),
      ],
      worked: [
        '2022-01-29',
        '2022-01-30',
        '2022-04-02',
        '2022-04-24',
        '2022-05-07',
        '2022-10-08',
        '2022-10-09',
      ],
    },
  ],
  [
    2023,
    {
      off: [
        off('new-year', '2022-12-31', '2023-01-02'),
        off('spring-festival', '2023-01-21', '2023-01-27'),
        off('qingming', '2023-04-05', '2023-04-05'),
        off('labour-day', '2023-04-29', '2023-05-03'),
        off('dragon-boat', '2023-06-22', '2023-06-24'),
        off('mid-autumn-and-national-day', '2023-09-29', '2023-10-06'),
      ],
      worked: [
        '2023-01-28',
        '2023-01-29',
        '2023-04-23',
        '2023-05-06',
        '2023-06-25',
        '2023-10-07',
        '2023-10-08',
      ],
    },
  ],
  [
    2024,
    {
      off: [
        off('new-year', '2024-01-01', '2024-01-01'),
        off('spring-festival', '2024-02-10', '2024-02-17'),
        off('qingming', '2024-04-04', '2024-04-06'),
        off('labour-day', '2024-05-01', '2024-05-05'),
        off('dragon-boat', '2024-06-10', '2024-06-10'),
        off('mid-autumn', '2024-09-15', '2024-09-17'),
        off('national-day', '2024-10-01', '2024-10-07'),
      ],
      worked: [
        '2024-02-04',
        '2024-02-18',
        '2024-04-07',
        '2024-04-28',
        '2024-05-11',
        '2024-09-14',
        '2024-09-29',
        '2024-10-12',
      ],
    },
  ],
  [
    2025,
    {
      off: [
        off('new-year', '2025-01-01', '2025-01-01'),
        off('spring-festival', '2025-01-28', '2025-02-04'),
        off('qingming', '2025-04-04', '2025-04-06'),
        off('labour-day', '2025-05-01', '2025-05-05'),
        off('dragon-boat', '2025-05-31', '2025-06-02'),
        off('mid-autumn-and-national-day', '2025-10-01', '2025-10-08'),
      ],
      worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    },
  ],
  [
    2026,
    {
      off: [
        off('new-year', '2026-01-01', '2026-01-03'),
        off('spring-festival', '2026-02-15', '2026-02-23'),
        off('qingming', '2026-04-04', '2026-04-06'),
        off('labour-day', '2026-05-01', '2026-05-05'),
        off('dragon-boat', '2026-06-19', '2026-06-21'),
        off('mid-autumn', '2026-09-25', '2026-09-27'),
        off('national-day', '2026-10-01', '2026-10-07'),
      ],
      worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    },
  ],
]);
