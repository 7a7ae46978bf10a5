import { billOf, type Door, PLATFORMS, type Platform } from './payment-platforms.ts';
import { type Environment, problemsOf } from './setting.ts';

/** One merchant at one platform. `wechat-pay` is the installation's, `wechat-pay-33` that of region 33. */
export type GatewaySettings = Door & { readonly name: string };
export type PaymentSettings = readonly GatewaySettings[];

/** All merchants that are configured. Throws with everything that is wrong with any of them. */
export function readPaymentSettings(environment: Environment): PaymentSettings {
  const found: GatewaySettings[] = [];
  const problems: string[] = [];
  for (const platform of PLATFORMS)
    for (const region of [null, ...regionsIn(environment, platform)]) {
      try {
        const door = region === null ? platform.read(environment) : readOf(region, environment, platform);
        if (door !== null)
          found.push({ ...door, name: region === null ? platform.name : `${platform.name}-${region}` });
      } catch (error) {
        problems.push(...problemsOf(error));
      }
    }
  problems.push(...namedTwice(found));
  if (problems.length > 0) throw new AggregateError(problems, problems.join('\n'));
  return found;
}

/** The bill of a merchant is fetched once: a second one of the same would find in it what belongs to the first. */
const namedTwice = (all: readonly GatewaySettings[]): string[] =>
  all.flatMap((one, i) => {
    const first = all.slice(0, i).find((each) => billOf(each) === billOf(one));
    if (first === undefined) return [];
    return [`${first.name} and ${one.name} are the same merchant: configure it once, with its REGIONS`];
  });

/** The regions with a merchant of their own there: `WEIKAO_WECHAT_PAY_33_MCHID`. */
function regionsIn(environment: Environment, { prefix }: Platform): string[] {
  const codes = Object.entries(environment).flatMap(([name, value]) => {
    const code = value?.trim() ? new RegExp(`^${prefix}_(\\d{2})_`).exec(name)?.[1] : undefined;
    return code === undefined ? [] : [code];
  });
  return [...new Set(codes)].sort();
}

/** A region's settings have its code behind the prefix; else they are called as the installation's are. */
function readOf(region: string, environment: Environment, { prefix, first, read }: Platform): Door {
  const own = `${prefix}_${region}_`;
  const settings = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith(own) ? [[`${prefix}_${name.slice(own.length)}`, value]] : [],
    ),
  );
  const named = (problem: string) => problem.replaceAll(`${prefix}_`, own);
  try {
    const door = read(settings);
    if (door?.terms.regions?.includes(region) === false)
      throw new Error(`${prefix}_REGIONS must name ${region} as well: the merchant has its code`);
    if (door !== null) return door;
  } catch (error) {
    const problems = problemsOf(error).map(named);
    throw new AggregateError(problems, problems.join('\n'));
  }
  throw new Error(`${own}${first} is needed: other settings of this merchant are there`);
}
