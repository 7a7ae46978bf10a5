import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { registerPhotoTool } from './photo-tool.ts';

const PAGE =
  '<html><head><title>照片审核处理工具</title></head><script id="exams" type="application/json">"%EXAMS%"</script></html>';

let product: TestProduct;
let folder: string;
let app: FastifyInstance;
const file = () => path.join(folder, 'index.html');
const limitsIn = (page: string) => JSON.parse(/json">(.*)<\/script>/.exec(page)?.[1] ?? '');

beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'weikao-tool-'));
  writeFileSync(file(), PAGE);
  app = Fastify();
  registerPhotoTool(app, file(), product.services.reference);
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const fetchTool = async (headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: '/photo-tool', headers });

describe('the photo tool to be kept', () => {
  it('C18: is an attachment with its Chinese name and the limits of every exam offered', async () => {
    const answer = await fetchTool();
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('照片审核处理工具.html'));
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
    const exams = limitsIn(answer.body);
    const offered = product.services.reference.editions().map(({ edition }) => edition.key);
    expect(exams.map(({ key }: { key: string }) => key)).toEqual(offered);
    expect(exams.find(({ key }: { key: string }) => key === 'health-2026')).toMatchObject({
      title: '2026年度卫生专业技术资格考试',
      photo: { minWidth: 420, minHeight: 600, minBytes: 51_200 },
    });
  });

  it('is compressed for who takes that', async () => {
    const answer = await fetchTool({ 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toBe((await fetchTool()).body);
  });

  it('follows changed limits and a new build', async () => {
    await fetchTool();
    await product.sql("update photo_limits set min_width = 500 where edition_id = 'health-2026'");
    await product.services.reloadReference();
    expect((await fetchTool()).body).toContain('"minWidth":500');
    writeFileSync(file(), PAGE.replace('照片', '新照片'));
    expect((await fetchTool()).body).toContain('新照片');
  });

  it('is not found before it has been built', async () => {
    rmSync(file());
    expect((await fetchTool()).statusCode).toBe(404);
  });
});
