import { createMetrics, listenForMetrics, measureHouse, measureJobs, measurePool } from './http/metrics.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { createExportProcess, exportSettingsOf } from './main-export-process.ts';
import { jobsOf } from './main-jobs.ts';
import { createProcess } from './main-process.ts';
import { openProduction } from './main-production.ts';

/** What is cut off after that goes on in another worker, or after the next start. */
const JOBS_PATIENCE_MS = 30_000;

const own = createProcess();

async function main(): Promise<void> {
  const { config, services, urls, log } = await openProduction(process.env, 'worker');
  own.keep(services.close);
  const exporter = createExportProcess(await exportSettingsOf(config, urls, 'system'), services.onError);
  own.keep(exporter.close);
  const jobs = runJobs(jobsOf(services, exporter.write), {
    locks: services.locks,
    say: (line) => log.info(line),
    onError: (error, job) => log.error({ err: error, job }, 'job failed'),
  });
  own.keep(() => jobs.stop(JOBS_PATIENCE_MS));
  if (config.metricsPort !== null) {
    const health = { isReady: services.isReady, isDraining: own.isStopping };
    const at = { host: config.metricsHost, port: config.metricsPort };
    const metrics = createMetrics(services);
    measurePool(metrics, services.gauges);
    measureJobs(metrics, jobs.lastSuccess);
    measureHouse(metrics, services.gauges, services.clock.now);
    const inside = await listenForMetrics(metrics, health, at);
    own.keep(() => inside.close());
  }
  log.info('working');
}

await own.run(main, console.error);
