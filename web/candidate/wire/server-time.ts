/** The server's business time as far as answers have told it; the clock of a phone may be wrong. */
export function createServerTime(deviceClock: () => number) {
  let ahead: number | null = null;

  /** Looks for `serverTime` in an answer, or in the first of a list. */
  function learn(answer: unknown): void {
    const told = Array.isArray(answer) ? answer[0] : answer;
    if (typeof told !== 'object' || told === null || !('serverTime' in told)) return;
    const at = Date.parse(String(told.serverTime));
    if (!Number.isNaN(at)) ahead = at - deviceClock();
  }

  /** Null until an answer has told it. */
  function now(): Date | null {
    return ahead === null ? null : new Date(deviceClock() + ahead);
  }

  return { learn, now };
}

export const serverTime = createServerTime(Date.now);
