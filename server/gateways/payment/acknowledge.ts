import type { Acknowledgement } from '../../ports/payment-gateway.ts';

/** `success` stops the platform; anything else makes it tell again. */
export const acknowledgeInWords = (taken: boolean): Acknowledgement => ({
  status: taken ? 200 : 400,
  type: 'text/plain',
  body: taken ? 'success' : 'fail',
});
