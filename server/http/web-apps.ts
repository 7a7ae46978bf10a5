import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

type WebApp = { readonly prefix: string; readonly folder: string; readonly policy: string };

/**
 * What a page may load. Only the payment platforms may be posted to; only the office's kit needs inline styles, only
 * the candidates' photo tool needs WebAssembly.
 */
function policyFor(inlineStyles: boolean, platforms: readonly string[]): string {
  const style = inlineStyles ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'";
  const script = inlineStyles ? "script-src 'self'" : "script-src 'self' 'wasm-unsafe-eval'";
  const forms = ["form-action 'self'", ...platforms].join(' ');
  return `default-src 'self'; ${script}; ${style}; img-src 'self' blob: data:; ${forms}; frame-ancestors 'none'; base-uri 'none'; object-src 'none'`;
}

export function webApps(root: string, platforms: readonly string[]): WebApp[] {
  return [
    { prefix: '/office/', folder: path.join(root, 'web/office/dist'), policy: policyFor(true, []) },
    { prefix: '/', folder: path.join(root, 'web/candidate/dist'), policy: policyFor(false, platforms) },
  ];
}

const HASHED = /-[\w-]{8}\.\w+(?:\.br|\.gz)?$/;

async function serve(app: FastifyInstance, web: WebApp, decorate: boolean): Promise<void> {
  await app.register(fastifyStatic, {
    root: web.folder,
    prefix: web.prefix,
    decorateReply: decorate,
    // The build writes .br and .gz beside each file; a rebuild is served without a restart.
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      void reply.header(
        'cache-control',
        HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}

/** Serves both apps; any other address inside one of them is a page of that app, drawn by its own router. */
export async function registerWebApps(app: FastifyInstance, apps: readonly WebApp[]): Promise<void> {
  const built = apps.filter((web) => existsSync(path.join(web.folder, 'index.html')));
  for (const [i, web] of built.entries()) await serve(app, web, i === 0);
  const sendPage = (web: WebApp, reply: FastifyReply) =>
    reply
      .header('content-security-policy', web.policy)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .sendFile('index.html', web.folder);
  // The library refuses a folder to who takes no compressed answer; the folder's address is a page like any other.
  for (const web of built) app.get(web.prefix, (_request, reply) => sendPage(web, reply));
  app.setNotFoundHandler((request, reply) => {
    const [address = ''] = request.url.split('?');
    const web = built.find(({ prefix }) => address.startsWith(prefix) || address === prefix.slice(0, -1));
    const isPage = request.method === 'GET' && !address.startsWith('/api/') && !/\.\w+$/.test(address);
    if (web !== undefined && isPage) return sendPage(web, reply);
    return reply.code(404).send({ error: { code: 'not-found', trace: request.id } });
  });
}
