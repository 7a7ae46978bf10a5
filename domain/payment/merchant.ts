export const SETTLINGS = ['net', 'gross'] as const;
/** How a platform pays out: less its fees, or whole; then it charges its fees by a bill of their own. */
export type Settling = (typeof SETTLINGS)[number];

/** What was agreed with a platform about a merchant. */
export type MerchantTerms = { readonly settles: Settling };

/** As most platforms do unless something else was agreed. */
export const USUAL_TERMS: MerchantTerms = { settles: 'net' };

const OWN = /^(.+)-(\d{2})$/;

/** `wechat-pay-33` is the merchant of region 33 alone; a gateway without a region's code at its end serves all. */
export const ownerOf = (gateway: string): string | null => OWN.exec(gateway)?.[2] ?? null;

/** The platform at which a gateway's merchant is: `wechat-pay` of `wechat-pay-33`. */
export const platformOf = (gateway: string): string => OWN.exec(gateway)?.[1] ?? gateway;

/** Whether money of this region may go there: never to the account of another one. */
export function servesRegion(gateway: string, region: string): boolean {
  const owner = ownerOf(gateway);
  return owner === null || owner === region;
}
