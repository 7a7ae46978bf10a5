const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE * KIBIBYTE;

/** A limit in bytes as people know it; a file of that many KB or MB is within it. */
export const fileSize = (bytes: number): string =>
  bytes < MEBIBYTE ? `${Math.ceil(bytes / KIBIBYTE)} KB` : `${Math.floor(bytes / MEBIBYTE)} MB`;
