type Sign = readonly [name: string, pattern: RegExp];

/** The first that fits: browsers claim to be the ones before them. */
const BROWSERS: readonly Sign[] = [
  ['WeChat', /MicroMessenger\/(\d+)/],
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
];

const SYSTEMS: readonly Sign[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];

/** Browser and system in proper names, as far as the user agent tells; empty where it tells nothing. */
export function describeDevice(userAgent: string): string {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent));
  const version = browser === undefined ? undefined : browser[1].exec(userAgent)?.[1];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent));
  const parts = [browser && `${browser[0]} ${version ?? ''}`.trim(), system?.[0]];
  return parts.filter((part) => part !== undefined).join(' · ');
}
