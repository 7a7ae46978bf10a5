import { createExportProcess } from '../main-export-process.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import { exportSettings, servicesOfTest } from './own-process.ts';

/** A process that has exports written by processes of their own, until it is killed. */
const [app = '', office = '', filesFolder = ''] = process.argv.slice(2);
const exporter = createExportProcess(exportSettings({ app, office }, filesFolder), (error) =>
  console.error(error.message),
);
await runExports(await servicesOfTest(), exporter.write);
