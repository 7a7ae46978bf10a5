import { availableParallelism, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { quantile, table } from './figures.ts';
import { type Desk, moveClock, OFFICE_PAGES, type OfficePage, openDesk, timePage } from './office-load.ts';
import { filledFolder, keptFolder, type Product, startProduct } from './product.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '30000' },
    large: { type: 'string', default: '3000000' },
    rounds: { type: 'string', default: '200' },
    keep: { type: 'string' },
  },
});

function countOf(name: 'small' | 'large' | 'rounds'): number {
  const count = Number(values[name]);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} must be a whole number from 1 on`);
  return count;
}

const began = performance.now();
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`);

async function openProduct(count: number): Promise<Product> {
  const { keep } = values;
  const stand = await (keep === undefined ? filledFolder(count) : keptFolder(keep, count));
  const product = await startProduct(stand);
  try {
    await moveClock(product, 'review');
  } catch (error) {
    await product.stop();
    throw error;
  }
  return product;
}

type Times = { readonly small: number[]; readonly large: number[] };

/** Turn about, so that both meet the same weather. */
async function measure(page: OfficePage, small: Desk, large: Desk, rounds: number): Promise<Times> {
  const times: Times = { small: [], large: [] };
  const warm = 20;
  for (let turn = 0; turn < rounds + warm; turn += 1) {
    const [few, many] = [await timePage(small, page, turn), await timePage(large, page, turn)];
    if (turn < warm) continue;
    times.small.push(few);
    times.large.push(many);
  }
  return times;
}

const ms = (value: number) => value.toFixed(1);

async function compare(small: Product, large: Product): Promise<string> {
  const lines = [['page', 'half, few', 'half, many', '95 %, few', '95 %, many', 'ratio of 95 %']];
  for (const page of OFFICE_PAGES) {
    const times = await measure(
      page,
      await openDesk(small, page),
      await openDesk(large, page),
      countOf('rounds'),
    );
    const [few, many] = [quantile(times.small, 0.95), quantile(times.large, 0.95)];
    lines.push([
      page.name,
      ms(quantile(times.small, 0.5)),
      ms(quantile(times.large, 0.5)),
      ms(few),
      ms(many),
      (many / few).toFixed(2),
    ]);
    say(lines.at(-1)?.join('  ') ?? '');
  }
  return table(lines);
}

/** The office's pages with few registrations and with many, in one run on one machine. */
async function main(): Promise<void> {
  const products: Product[] = [];
  try {
    for (const name of ['small', 'large'] as const) {
      say(`${countOf(name)} registrations`);
      products.push(await openProduct(countOf(name)));
    }
    const [small, large] = products;
    if (small === undefined || large === undefined) throw new Error('nothing was started');
    const found = await compare(small, large);
    const load = loadavg().map((one) => one.toFixed(1));
    console.log(
      `\n${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${load.join(' ')}; ms\n\n${found}`,
    );
  } finally {
    for (const product of products) await product.stop();
  }
}

await main();
