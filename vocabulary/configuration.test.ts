import { describe, expect, it } from 'vitest';
import { NATION_PROBLEMS } from '#domain/configuration/nation-problems.ts';
import { CONFIGURATION_PROBLEMS, problemsOf } from '#domain/configuration/problems.ts';
import { soundDocument } from '#domain/testing/configurations.ts';
import { configurationProblemText } from './configuration.ts';

const around = {
  region: '13',
  examDate: '2026-01-01',
  examined: [{ level: 'junior', form: 'paper' }],
  gateways: [],
  papers: [],
  fields: [],
  levels: [],
};
const span = { opensAt: '2025-12-17 09:00:00', closesAt: '2025-12-02 09:00:00' };
const wrecked = {
  ...soundDocument,
  windows: { ...soundDocument.windows, confirmation: span, repair: span },
  confirmation: 'on-line',
  sites: [{ code: '9', point: '9', name: '', nameEn: '' }],
  fees: [],
  secondLookRules: [],
  secondLookPercent: 90,
  employerClerks: false,
} as const;

describe('a problem of a configuration', () => {
  it('is told in whole sentences, with what it is about, in both languages', () => {
    const problems = problemsOf(wrecked, around);
    expect(problems.length).toBeGreaterThan(8);
    for (const problem of problems) {
      for (const language of ['zh-CN', 'en'] as const) {
        const told = configurationProblemText(problem, language);
        expect(told, problem.code).not.toMatch(/[{}]/);
        expect(told, problem.code).toMatch(/[。.]$/);
      }
    }
  });

  it('has a sentence of its own for each code', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const codes = [...CONFIGURATION_PROBLEMS, ...NATION_PROBLEMS];
      const told = codes.map((code) => configurationProblemText({ code, params: {} }, language));
      expect(new Set(told).size).toBe(codes.length);
    }
  });
});
