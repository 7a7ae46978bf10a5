import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../edition/edition.ts';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import { BELONGINGS, CHECK_TOPICS, checksOf } from './checks.ts';

const EDITIONS = [health2026, health2023];
const shown = {
  fields: ['name', 'degree', 'years_in_profession'],
  papers: [{ key: 'id-paper', own: null }],
  hasPhoto: true,
};

describe('what a reviewer looks at', () => {
  it('F1: leads to every paper that an edition asks for', () => {
    const known = CHECK_TOPICS.flatMap((topic) => BELONGINGS[topic].papers);
    for (const { papers } of EDITIONS) {
      for (const { key } of papers) expect(known).toContain(key);
    }
  });

  it('names answers that editions ask for, and each of them once', () => {
    const asked = new Set(EDITIONS.flatMap((edition) => fieldsOf(edition).map(({ key }) => key)));
    const named = CHECK_TOPICS.flatMap((topic) => BELONGINGS[topic].fields);
    expect(named.filter((key) => !asked.has(key))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('shows what is there, and each line of the conditions where its answers stand', () => {
    const checks = checksOf(shown, [
      { code: 'short', params: { basis: 'profession' } },
      { code: 'degree-undated', params: {} },
      { code: 'met', params: { basis: 'title' } },
    ]);
    expect(checks.map(({ topic, verdict, lines }) => [topic, verdict, lines.length])).toEqual([
      ['identity', null, 0],
      ['photo', null, 0],
      ['degree', 'unclear', 1],
      // The form does not ask for a title: what is said of it stands with the years.
      ['work', 'short', 2],
    ]);
    expect(checks[0]).toMatchObject({ fields: ['name'], papers: ['id-paper'] });
    expect(checksOf({ fields: [], papers: [], hasPhoto: false }, [])).toEqual([]);
  });
});
