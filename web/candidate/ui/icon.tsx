const paths = {
  done: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 6v8M12 17.4v.6',
  info: 'M12 10.5V18M12 6v.6',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  left: 'M19 12H5M11 6l-6 6 6 6',
  right: 'M5 12h14M13 6l6 6-6 6',
  up: 'M12 19V5M6 11l6-6 6 6',
  lower: 'M12 5v14M6 13l6 6 6-6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  turnLeft: 'M4 5v5h5M5 10a8 8 0 1 1-1 5',
  turnRight: 'M20 5v5h-5M19 10a8 8 0 1 0 1 5',
  none: 'M8 12h8',
  cross: 'M7 7l10 10M17 7L7 17',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  search: 'M15.5 15.5L20 20M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside a word; never the only carrier of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
