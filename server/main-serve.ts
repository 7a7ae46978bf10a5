import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './http/app.ts';
import { createMetrics, listenForMetrics, measurePool } from './http/metrics.ts';
import { registerPhotoTool } from './http/photo-tool.ts';
import { registerWebApps, webApps } from './http/web-apps.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { jobsOf } from './main-jobs.ts';
import { createProcess } from './main-process.ts';
import { installationOf, openProduction, type Production } from './main-production.ts';

const root = path.join(import.meta.dirname, '..');
const JOBS_PATIENCE_MS = 5000;

const own = createProcess();

async function listen({ config, services, doors, log }: Production): Promise<void> {
  const metrics = createMetrics(services);
  measurePool(metrics, services.gauges);
  const health = { isReady: services.isReady, isDraining: own.isStopping };
  const app = await createApp(services, {
    installation: installationOf(services.publicUrl),
    secureCookies: services.publicUrl.startsWith('https:'),
    logLevel: 'info',
    log,
    trustProxy: config.trustProxy,
    metrics,
    ...health,
    demo: null,
  });
  registerPhotoTool(app, path.join(root, 'web/photo-tool/dist/index.html'), services.reference);
  await registerWebApps(app, webApps(root, doors.platforms));
  if (config.metricsPort !== null) {
    const inside = await listenForMetrics(metrics, health, {
      host: config.metricsHost,
      port: config.metricsPort,
    });
    own.keep(() => inside.close());
  }
  await app.listen({ host: config.host, port: config.port });
  own.keep(() => app.close());
  // Proxies are to see that we are leaving while we still answer.
  own.keep(() => sleep(config.drainSeconds * 1000));
}

async function main(): Promise<void> {
  const production = await openProduction(process.env, 'serve');
  const { services, log } = production;
  own.keep(services.close);
  const jobs = runJobs(
    jobsOf(services).filter(({ runs }) => runs === 'everywhere'),
    {
      locks: services.locks,
      say: (line) => log.info(line),
      onError: (error, job) => log.error({ err: error, job }, 'job failed'),
    },
  );
  own.keep(() => jobs.stop(JOBS_PATIENCE_MS));
  await listen(production);
  log.info({ url: services.publicUrl }, 'serving');
}

await own.run(main, console.error);
