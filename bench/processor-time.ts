import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const TICKS_PER_SECOND = 100;

/** Seconds of processor time since each began; `machine` is all that anybody used. */
type Clocks = {
  readonly server: number;
  readonly database: number;
  readonly load: number;
  readonly machine: number;
};

/** Who used how much: microseconds a request, and the share of all cores that was used by others. */
export type Used = {
  readonly server: number;
  readonly database: number;
  readonly load: number;
  readonly others: number;
};

/** Fields of /proc/PID/stat from the state on; the name before it may hold anything. */
function statOf(pid: number | string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const seconds = (...ticks: (string | undefined)[]) =>
  ticks.reduce((sum, tick) => sum + Number(tick), 0) / TICKS_PER_SECOND;

const own = (stat: string[]) => seconds(stat[11], stat[12]);
const ofEndedChildren = (stat: string[]) => seconds(stat[13], stat[14]);

function ofFamily(postmaster: number): number {
  const stat = statOf(postmaster);
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = processes.flatMap((pid) => {
    try {
      const child = statOf(pid);
      return Number(child[1]) === postmaster ? [own(child)] : [];
    } catch {
      return []; // It has ended meanwhile, and is among the ended children then.
    }
  });
  return children.reduce((sum, time) => sum + time, own(stat) + ofEndedChildren(stat));
}

function ofMachine(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [, user, nice, system, , , irq, softirq, steal] = line.split(/\s+/);
  return seconds(user, nice, system, irq, softirq, steal);
}

function readClocks(server: number, postmaster: number): Clocks {
  const load = statOf('self');
  return {
    server: own(statOf(server)),
    database: ofFamily(postmaster),
    load: own(load) + ofEndedChildren(load),
    machine: ofMachine(),
  };
}

/** Adds up what is used during the parts it is given; everything is null where the machine keeps no such books. */
export class Meter {
  readonly #server: number;
  readonly #postmaster: number;
  readonly #sum = { server: 0, database: 0, load: 0, machine: 0, seconds: 0, requests: 0 };

  constructor(of: { readonly serverPid: number; readonly postmasterPid: number }) {
    this.#server = of.serverPid;
    this.#postmaster = of.postmasterPid;
  }

  /** Runs a part and keeps what it cost. */
  async during<T extends { readonly requests: number }>(part: () => Promise<T>): Promise<T> {
    if (process.platform !== 'linux') return part();
    const [before, began] = [readClocks(this.#server, this.#postmaster), performance.now()];
    const result = await part();
    const after = readClocks(this.#server, this.#postmaster);
    for (const who of ['server', 'database', 'load', 'machine'] as const) {
      this.#sum[who] += after[who] - before[who];
    }
    this.#sum.seconds += (performance.now() - began) / 1000;
    this.#sum.requests += result.requests;
    return result;
  }

  read(): Used | null {
    const { server, database, load, machine, seconds: time, requests } = this.#sum;
    if (requests === 0) return null;
    const each = (used: number) => (used * 1_000_000) / requests;
    const others = Math.max(0, machine - server - database - load) / (time * availableParallelism());
    return { server: each(server), database: each(database), load: each(load), others };
  }
}
