import type { MovableClock } from '../ports/clock.ts';
import { done } from '../usecases/outcome.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

/** A moment worth jumping to. The words come from the caller: this room has none. */
export type Moment = { readonly key: string; readonly label: string; readonly at: Date };

/** Moves the demo's clock, for the stand-ins' page. Mounted only where the clock can be moved. */
export function demoHandlers(
  clock: MovableClock,
  moments: () => readonly Moment[],
  afterMove: () => Promise<void>,
): Pick<Handlers, 'getDemoClock' | 'moveDemoClock'> {
  const view = () => ({
    now: clock.now().toISOString(),
    moments: moments().map(({ key, label, at }) => ({ key, label, at: at.toISOString() })),
  });
  return {
    getDemoClock: async () => done(view()),
    moveDemoClock: async ({ body }) => {
      await clock.moveTo(new Date(body.at));
      await afterMove();
      return done(view());
    },
  };
}

export type { HttpDeps };
