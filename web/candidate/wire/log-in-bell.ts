type Settle = { readonly done: () => void; readonly declined: () => void };
type Show = (settle: Settle | null) => void;

/**
 * The bell between a request that learns that the session has ended and the panel that asks to log in again.
 * Many requests may ring at once; they all wait for the same panel.
 */
export function createLogInBell() {
  let show: Show | null = null;
  let waiting: Promise<void> | null = null;

  function ring(): Promise<void> {
    const panel = show;
    if (panel === null) return Promise.reject(new Error('nobody to ask for a login'));
    waiting ??= new Promise<void>((done, declined) => {
      panel({ done, declined });
    }).finally(() => {
      waiting = null;
      panel(null);
    });
    return waiting;
  }

  function onRing(listener: Show): () => void {
    show = listener;
    return () => {
      show = null;
    };
  }

  return { ring, onRing };
}
