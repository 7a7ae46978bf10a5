import { timingSafeEqual } from 'node:crypto';
import type { EndpointName } from '#contract/endpoints.ts';
import type { Route } from '#contract/route.ts';
import { routes } from '#contract/routes.ts';
import type { Keys } from '../ports/keys.ts';

/** The path on which files of people are served, and nothing else is. */
export const FILES_PATH = '/files/';
export const LINK_SECONDS = 60;

/** What a link names: a file by its endpoint, with what identifies it. */
export type LinkedFile = {
  readonly name: EndpointName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** Signs addresses of files; `session` is the hash of the cookie they are good for. */
export type FileLinks = {
  write(file: LinkedFile, session: string, now: Date): string;
  /** Null where it has ended, was altered, or is another session's: nobody learns which. */
  read(link: string, sessionOf: (route: Route) => string | null, now: Date): LinkedFile | null;
};

type Written = LinkedFile & { readonly until: number };

/** Signed by us before it is believed, so its shape is ours. */
function parse(body: string): Written | null {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Written;
  } catch {
    return null;
  }
}

/** The session is signed and not written: a link tells nothing about who it is for. */
export function createFileLinks(keys: Pick<Keys, 'lookup'>): FileLinks {
  const signatureOf = (body: string, session: string) => keys.lookup('file-link', `${session}\n${body}`);
  return {
    write: ({ name, params, query }, session, now) => {
      const written: Written = { name, params, query, until: now.getTime() + LINK_SECONDS * 1000 };
      const body = Buffer.from(JSON.stringify(written)).toString('base64url');
      return `${FILES_PATH}${body}.${signatureOf(body, session).toString('base64url')}`;
    },
    read: (link, sessionOf, now) => {
      const [body = '', signature = ''] = link.split('.');
      const written = parse(body);
      const route = written === null ? undefined : routes[written.name];
      const session = route === undefined ? null : sessionOf(route);
      if (written === null || session === null) return null;
      const [given, wanted] = [Buffer.from(signature, 'base64url'), signatureOf(body, session)];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      return written.until < now.getTime() ? null : written;
    },
  };
}
