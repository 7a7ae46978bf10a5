import type { Option, OptionLists } from '../edition/options.ts';
import type { ConfigurationDocument, PointEntry, SiteEntry } from './document.ts';

const offered = ({ code, name, nameEn }: PointEntry, within: Option['within']): Option => ({
  code,
  label: name,
  labelEn: nameEn,
  within,
});

/** An edition's lists with the points and sites of a document. */
export const listsWith = (lists: OptionLists, { points, sites }: ConfigurationDocument): OptionLists => ({
  ...lists,
  point: points.map((point) => offered(point, {})),
  site: sites.map((site) => offered(site, { point: [site.point] })),
});

/** Points and sites as a document keeps them, from the lists that candidates are offered. */
export const placesOf = (lists: OptionLists): { points: PointEntry[]; sites: SiteEntry[] } => ({
  points: (lists.point ?? []).map(({ code, label, labelEn }) => ({ code, name: label, nameEn: labelEn })),
  sites: (lists.site ?? []).map(({ code, label, labelEn, within }) => ({
    code,
    name: label,
    nameEn: labelEn,
    point: within.point?.[0] ?? '',
  })),
});
