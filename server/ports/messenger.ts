/** Sends a short message to a telephone; throws where the provider did not take it. */
export interface Messenger {
  send(phone: string, text: string): Promise<void>;
}
