/** Only a path of our own: an address that came by mail must not lead elsewhere. */
export function safePath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/';
}
