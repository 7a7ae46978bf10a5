import type { FastifyInstance } from 'fastify';
import { createFolderStore } from '../files/folder-store.ts';
import { createApp } from '../http/app.ts';
import { createServices } from '../main-services.ts';
import { openLine, type SeverableLine } from './severable-line.ts';
import { MASTER_KEY } from './templates.ts';
import { TestBrowser, type TestProduct } from './test-product.ts';

export type ProductOverLine = {
  readonly app: FastifyInstance;
  readonly line: SeverableLine;
  /** What pools and connections complained of. */
  readonly complaints: string[];
  browser(): TestBrowser;
  close(): Promise<void>;
};

/** A second server on the same database, which it reaches over a line that can be cut. */
export async function openProductOverLine(product: TestProduct): Promise<ProductOverLine> {
  const line = await openLine(product.database.urls.app);
  const complaints: string[] = [];
  const services = await createServices(
    {
      appUrl: line.through(product.database.urls.app),
      officeUrl: line.through(product.database.urls.office),
      poolSize: 4,
      masterKey: MASTER_KEY,
      files: createFolderStore('/nowhere'),
      messenger: { send: async () => {} },
      limits: { failuresPerAddress: 100, messagesADay: 100_000 },
      puzzleDigits: null,
      factorPolicy: 'optional',
      gateways: new Map(),
      outside: { channels: new Map(), wechat: null, smsReports: null },
      publicUrl: 'http://localhost:3000',
      internalUrl: 'http://127.0.0.1:3000',
      lookAtPhotos: false,
      onError: (error) => complaints.push(error.message),
    },
    async () => product.clock,
  );
  const app = await createApp(services, {
    installation: 'test',
    secureCookies: false,
    logLevel: 'silent',
    isReady: services.isReady,
    demo: null,
  });
  return {
    app,
    line,
    complaints,
    browser: () => new TestBrowser(app),
    close: async () => {
      await app.close();
      await services.close();
      await line.close();
    },
  };
}
