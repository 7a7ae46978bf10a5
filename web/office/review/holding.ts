import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState } from 'react';
import { keys } from '../questions.ts';
import { isRefusedWith, newIntention, send } from '../wire.ts';

/** What this window has on the bench, and what its reader has put off. */
export type Holding = {
  keep(number: string, token: number): void;
  /** Decided: the lease has ended with it. */
  forget(number: string): void;
  /** Back to the others. */
  release(number: string): void;
  releaseAll(): void;
  /** Not to be given to this person again while the window is open. */
  putOff(number: string): void;
  /** The next file for this person, taken and read; null where none is left. */
  takeNext(besides: readonly string[]): Promise<string | null>;
};

/** Well within the time after which a silent page loses what it has. */
const RENEWAL = 60_000;
const MOST_PUT_OFF = 40;

function createHolding(client: QueryClient) {
  const held = new Map<string, number>();
  let putOff: readonly string[] = [];
  const release = (number: string) => {
    if (!held.delete(number)) return;
    // Nobody waits for the answer: what is not given back runs out.
    void send('releaseFile', { params: { number } }, newIntention()).catch(() => undefined);
  };
  const renew = async (number: string, token: number) => {
    try {
      await send('renewLease', { params: { number }, body: { token } }, newIntention());
    } catch (error) {
      if (!isRefusedWith(error, 'lease-lost', 'lease-needed', 'not-found')) return;
      held.delete(number);
      void client.invalidateQueries({ queryKey: keys.file(number) });
    }
  };
  const holding: Holding = {
    keep: (number, token) => void held.set(number, token),
    forget: (number) => void held.delete(number),
    release,
    releaseAll: () => {
      for (const number of held.keys()) release(number);
    },
    putOff: (number) => {
      putOff = [...putOff.filter((each) => each !== number), number].slice(-MOST_PUT_OFF);
    },
    takeNext: async (besides) => {
      const body = { passingOver: [...new Set([...besides, ...putOff])] };
      const { file } = await send('takeNextFile', { body }, newIntention());
      if (file === null) return null;
      client.setQueryData(keys.file(file.number), file);
      if (file.lease?.token != null) held.set(file.number, file.lease.token);
      return file.number;
    },
  };
  const renewAll = () => {
    for (const [number, token] of held) void renew(number, token);
  };
  return { holding, renewAll };
}

/** Keeps what is held as long as the part of the page is there, and gives it back with it. */
export function useHoldingOfWindow(): Holding {
  const client = useQueryClient();
  const [{ holding, renewAll }] = useState(() => createHolding(client));
  useEffect(() => {
    const timer = setInterval(renewAll, RENEWAL);
    window.addEventListener('pagehide', holding.releaseAll);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', holding.releaseAll);
      holding.releaseAll();
    };
  }, [holding, renewAll]);
  return holding;
}

export const HoldingContext = createContext<Holding | null>(null);

export function useHolding(): Holding {
  const holding = use(HoldingContext);
  if (holding === null) throw new Error('nothing is held outside the bench');
  return holding;
}
