import type { FastifyReply, FastifyRequest } from 'fastify';

/** Named by audience and installation, so that two copies and two portals on one host never collide. */
export type CookieNames = {
  readonly candidate: string;
  readonly staff: string;
  readonly device: string;
  readonly claim: string;
  /** The browser that has drawn a code to scan. */
  readonly scan: string;
  /** The phone that has scanned one. */
  readonly phone: string;
  /** Of a browser on its way to the national identity platform, or verified there. */
  readonly identity: string;
};

export function cookieNames(installation: string): CookieNames {
  return {
    candidate: `weikao_${installation}_candidate`,
    staff: `weikao_${installation}_staff`,
    device: `weikao_${installation}_device`,
    claim: `weikao_${installation}_claim`,
    scan: `weikao_${installation}_scan`,
    phone: `weikao_${installation}_phone`,
    identity: `weikao_${installation}_identity`,
  };
}

const YEAR_SECONDS = 31_536_000;

export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  secure: boolean,
  maxAge?: number,
): void {
  const lasting = maxAge === undefined ? {} : { maxAge };
  void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, ...lasting });
}

/** The device's own random name, given at the first visit. It tells machines apart, not people. */
export function deviceOf(
  request: FastifyRequest,
  reply: FastifyReply,
  names: CookieNames,
  fresh: () => string,
  secure: boolean,
): string {
  const known = request.cookies[names.device];
  if (known !== undefined && /^[\w-]{20,64}$/.test(known)) return known;
  const device = fresh();
  setCookie(reply, names.device, device, secure, YEAR_SECONDS);
  return device;
}
