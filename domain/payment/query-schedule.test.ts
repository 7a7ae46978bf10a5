import { describe, expect, it } from 'vitest';
import { askAgainAt, nextQuestion } from './query-schedule.ts';

const begun = new Date('2026-02-05T02:00:00Z');
const secondsLater = (seconds: number) => new Date(begun.getTime() + seconds * 1000);

describe('asking a platform', () => {
  it('begins after 10 s and ends after a day, each question once', () => {
    const moments: number[] = [];
    for (let at = nextQuestion(begun, begun); at !== null; at = nextQuestion(begun, at))
      moments.push((at.getTime() - begun.getTime()) / 1000);
    expect(moments).toEqual([10, 30, 60, 180, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400]);
  });

  it('does not make up for what was missed', () => {
    expect(nextQuestion(begun, secondsLater(3500))).toEqual(secondsLater(3600));
    expect(nextQuestion(begun, secondsLater(86_400))).toBeNull();
  });

  it('goes on hourly with a platform that gives no answer', () => {
    expect(askAgainAt(begun, secondsLater(60))).toEqual(secondsLater(180));
    expect(askAgainAt(begun, secondsLater(90_000))).toEqual(secondsLater(93_600));
  });
});
