/**
 * Hands a short message over and does not wait for the provider: how long it takes, or whether it fails, must not tell a
 * stranger that the telephone exists. Failures go to the adapter's own log.
 */
export interface Messenger {
  send(phone: string, text: string): void;
}
