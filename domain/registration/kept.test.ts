import { describe, expect, it } from 'vitest';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import { justEntered } from '../testing/registrations.ts';
import { keepPages } from './kept.ts';

const NOW = new Date('2025-12-03T10:00:00+08:00');

describe('B5: what goes on being kept when the region is changed', () => {
  it.each([
    ['2026', health2026],
    ['2023', health2023],
  ])('(%s) every page but that of the point and the site', (_year, edition) => {
    const { pages, until } = keepPages(justEntered(edition, '13'), edition, NOW);
    expect(pages.map(({ page }) => page)).toEqual([
      'person',
      'contact',
      'application',
      'education',
      'employment',
    ]);
    expect(until.toISOString()).toBe('2026-01-02T02:00:00.000Z');
  });

  it('answers of submitted pages only, and only the page’s own', () => {
    const answers = { point: '1301', phone: '13900001001', address: null, specialty: '203' };
    const registration = { ...justEntered(health2026, '13'), answers, savedPages: ['exam-point', 'contact'] };
    const { pages } = keepPages(registration, health2026, NOW);
    expect(pages.filter((page) => page.answers !== null)).toEqual([
      { page: 'contact', answers: { phone: '13900001001', address: null, postcode: null } },
    ]);
  });
});
