export const SETTLINGS = ['net', 'gross'] as const;
/** How a platform pays out: less its fees, or whole; then it charges its fees by a bill of their own. */
export type Settling = (typeof SETTLINGS)[number];

/** What was agreed with a platform about a merchant. */
export type MerchantTerms = {
  readonly settles: Settling;
  /** The regions that its settings name; null: that of its name, or all. */
  readonly regions: readonly string[] | null;
};

/** As most platforms do unless something else was agreed. */
export const USUAL_TERMS: MerchantTerms = { settles: 'net', regions: null };

const OWN = /^(.+)-(\d{2})$/;

/** `wechat-pay-33` is the merchant of region 33; a gateway without a region's code at its end is the installation's. */
export const ownerOf = (gateway: string): string | null => OWN.exec(gateway)?.[2] ?? null;

/** The platform at which a gateway's merchant is: `wechat-pay` of `wechat-pay-33`. */
export const platformOf = (gateway: string): string => OWN.exec(gateway)?.[1] ?? gateway;

type Serving = Pick<MerchantTerms, 'regions'> & { readonly name: string };

/** Whether money of this region may go there: to the account of another one only where that merchant names this region. */
export function servesRegion({ name, regions }: Serving, region: string): boolean {
  if (regions !== null) return regions.includes(region);
  const owner = ownerOf(name);
  return owner === null || owner === region;
}
