import type { OptionLists } from '../edition/options.ts';
import type { PastRecord } from './past-record.ts';
import type { Rolling } from './rolling.ts';

/** What is known of a returning candidate's last year, looked up before anything is decided. */
export type LastYear = {
  readonly record: PastRecord;
  readonly rolling: Rolling;
  /** The edition's lists, with the regions and with what has ended since: for reading the answers of then. */
  readonly lists: OptionLists;
};
