import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Reference } from '../ports/reference.ts';

type Made = { readonly name: string; readonly page: Buffer; readonly small: Buffer };

const compress = promisify(gzip);

/** The limits of every exam that is offered, as the page reads them. No text of theirs can end the script it stands in. */
function examsOf(reference: Reference): string {
  const exams = reference.editions().flatMap(({ edition, title }) => {
    const photo = reference.photoLimits(edition.key);
    return photo === null ? [] : [{ key: edition.key, title, photo }];
  });
  return JSON.stringify(exams).replaceAll('<', '\\u003c');
}

async function make(file: string, exams: string): Promise<Made> {
  const built = await readFile(file, 'utf8');
  const page = Buffer.from(built.replace('"%EXAMS%"', () => exams));
  const name = /<title>([^<]+)<\/title>/.exec(built)?.[1] ?? 'photo-tool';
  return { name, page, small: await compress(page) };
}

/** C18: the photo tool as one file to be kept. It carries the limits that hold on the day it is fetched. */
export function registerPhotoTool(app: FastifyInstance, file: string, reference: Reference): void {
  let latest: Promise<Made> | null = null;
  let made = '';
  app.get('/photo-tool', { schema: { hide: true } }, async (request, reply) => {
    if (!existsSync(file)) return reply.callNotFound();
    const exams = examsOf(reference);
    const of = `${statSync(file).mtimeMs} ${exams}`;
    if (latest === null || made !== of) {
      made = of;
      latest = make(file, exams);
    }
    const { name, page, small } = await latest;
    const takesSmall = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (takesSmall) void reply.header('content-encoding', 'gzip');
    const named = `attachment; filename="photo-tool.html"; filename*=UTF-8''${encodeURIComponent(name)}.html`;
    return reply
      .header('content-disposition', named)
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding')
      .type('text/html; charset=utf-8')
      .send(takesSmall ? small : page);
  });
}
