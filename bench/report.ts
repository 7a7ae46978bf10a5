import { type Spread, table } from './figures.ts';
import { type Measured, type Mix, QUIET, type Side } from './measure.ts';
import type { Script } from './pgbench.ts';
import type { Share } from './profile.ts';

export type Report = {
  readonly at: string;
  readonly machine: { readonly cores: number; readonly memoryGiB: number; readonly loadBefore: number };
  readonly settings: { readonly connections: number; readonly rounds: number; readonly seconds: number };
  readonly pgbench: string | null;
  readonly requests: (Measured & { readonly script: Script; readonly mix: Mix })[];
  readonly health: Side;
  readonly profile: readonly Share[];
};

/** The project's aim: the server does at least half of what the database alone can do on the same machine. */
const AIM = 0.5;
const LINE = 110;

const range = ({ median, least, most }: Spread, digits: number) => [
  median.toFixed(digits),
  `${least.toFixed(digits)} - ${most.toFixed(digits)}`,
];

const percent = (part: number) => `${Math.round(part * 100)} %`;

function costs(used: Side['used']): string[] {
  if (used === null) return ['-', '-', '-', '-'];
  return [...[used.server, used.database, used.load].map((time) => time.toFixed(0)), percent(used.others)];
}

function rates({ requests, health }: Report): string {
  const head = ['requests a second', 'median', 'rounds', 'server us', 'database us', 'load us', 'others'];
  const row = (name: string, side: Side) => [name, ...range(side.perSecond, 0), ...costs(side.used)];
  const rows = requests.flatMap(({ script, server, pgbench }) => [
    row(`${script}, through the server`, server),
    ...(pgbench === null ? [] : [row(`${script}, pgbench`, pgbench)]),
  ]);
  return table([head, ...rows, row('GET /healthz', health)]);
}

function ratios({ requests }: Report): string {
  return requests
    .map(({ script, ratio, wait, counted }) => {
      const waits = `a request waits ${wait.median.toFixed(1)} ms (95 %: ${wait.most.toFixed(1)} ms)`;
      if (ratio === null) return `${script}: no ratio without pgbench; ${waits}`;
      const [median, rounds] = range(ratio, 2);
      const verdict = ratio.median >= AIM ? 'reached' : 'missed';
      return `${script}: server / pgbench = ${median} (${rounds}); aim ${AIM.toFixed(2)} ${verdict}; ${waits}; ${counted} rounds count`;
    })
    .join('\n');
}

const short = (text: string) => (text.length > LINE ? `${text.slice(0, LINE)} ...` : text);

function statements({ script, mix }: Report['requests'][number]): string {
  const replayed = new Map(mix.pgbench?.map(({ text, milliseconds }) => [text, milliseconds]));
  const rows = mix.server.map(({ calls, milliseconds, text }) => [
    short(text),
    calls.toFixed(2),
    milliseconds.toFixed(3),
    replayed.get(text)?.toFixed(3) ?? '-',
  ]);
  const sum = mix.server.reduce((total, { calls }) => total + calls, 0);
  const verdict = mix.differences === null ? [] : ['pgbench sends the same.'];
  const found = mix.differences?.length ? ['pgbench sends something else:', ...mix.differences] : verdict;
  return [
    table([
      [`${script}: ${sum.toFixed(2)} statements a request`, 'a request', 'ms each', 'by pgbench'],
      ...rows,
    ]),
    ...found,
  ].join('\n');
}

const profileTable = ({ profile }: Report) =>
  table([
    ["the server's own time in a page-save", ''],
    ...profile.map(({ area, share }) => [area, percent(share)]),
  ]);

function warnings({ requests }: Report): string[] {
  const used = requests.flatMap(({ server, pgbench }) => [
    server.used?.others ?? 0,
    pgbench?.used?.others ?? 0,
  ]);
  const most = Math.max(...used);
  return most > QUIET ? [`Taken under load: others used up to ${percent(most)} of the machine.`] : [];
}

/** The figures of one run, for a terminal. */
export function tell(report: Report): string {
  const { machine, settings } = report;
  const setting = `${machine.cores} cores, ${machine.memoryGiB} GiB, load before ${machine.loadBefore.toFixed(1)}; ${settings.connections} connections, ${settings.rounds} rounds of ${settings.seconds} s`;
  return [
    setting,
    rates(report),
    'us: microseconds of processor time a request; others: share of all cores used by other processes',
    ratios(report),
    ...warnings(report),
    ...report.requests.map(statements),
    profileTable(report),
  ].join('\n\n');
}
