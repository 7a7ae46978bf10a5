import { type StandInSettings, startStandIns } from './stand-ins.ts';

const standIns = await startStandIns(readSettings(process.env));
console.log(`stand-ins: ${standIns.url}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void standIns.close());

/** Fails loudly: a stand-in on the wrong port or in the wrong folder looks like a bug of the platform. */
function readSettings(environment: NodeJS.ProcessEnv): StandInSettings {
  const port = Number(environment.STAND_INS_PORT ?? '3900');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('STAND_INS_PORT is not a port');
  const weikaoUrl = environment.WEIKAO_URL ?? 'http://127.0.0.1:3000';
  if (!URL.canParse(weikaoUrl)) throw new Error('WEIKAO_URL is not an address');
  return {
    port,
    host: environment.HOST ?? '127.0.0.1',
    dataFolder: environment.WEIKAO_DATA ?? '.data',
    weikaoUrl,
    logLevel: 'warn',
  };
}
