import { copiedByYears } from '#domain/configuration/copy-year.ts';
import { differences } from '#domain/configuration/differences.ts';
import { type ConfigurationDocument, spansOf } from '#domain/configuration/document.ts';
import { placesOf } from '#domain/configuration/lists.ts';
import { withKeys } from '#domain/configuration/paper-problems.ts';
import {
  type ConfigurationProblem,
  type ConfigurationSurroundings,
  problemsOf,
} from '#domain/configuration/problems.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import { servesRegion } from '#domain/payment/merchant.ts';
import { type ConfigurationDeps, type ConfigurationKind, isOf } from './configuration-deps.ts';

/** What is live in a region, as a document; null where the edition does not know it. */
export function liveDocument(
  { reference }: Pick<ConfigurationDeps, 'reference'>,
  edition: string,
  region: string,
): ConfigurationDocument | null {
  const live = reference.findRegion(edition, region);
  if (live === null) return null;
  return {
    windows: spansOf(live.windows),
    confirmation: live.confirmation,
    autoConfirmation: live.autoConfirmation,
    reviewsAutoConfirmed: live.reviewsAutoConfirmed,
    onlinePayment: live.onlinePayment,
    gateway: live.gateway,
    payee: live.payee,
    place: live.place,
    papers: live.papers,
    graceMinutes: live.graceMinutes,
    extensionHours: live.extensionHours,
    secondLookRules: live.secondLook.rules,
    secondLookPercent: live.secondLook.percent,
    employerClerks: live.employerClerks,
    verifiedCredentials: live.verifiedCredentials,
    paperList: live.paperList,
    notice: live.notice,
    ...placesOf(reference.listsFor(edition, region)),
    fees: live.fees.map(({ level, form, fenPerSubject, fenPerPerson, legalBasis }) => ({
      level,
      form,
      fenPerSubject,
      fenPerPerson,
      legalBasis,
    })),
  };
}

/**
 * Platforms that some region is told to use, and those that are wired: a demo opens its bank a moment late. Merchants
 * that do not serve this region are none.
 */
export function knownGateways(
  { reference, gateways }: ConfigurationDeps,
  edition: string,
  region: string,
): string[] {
  const named = reference.regionsOf(edition).map(({ gateway }) => gateway);
  const known = [...new Set([...named, ...gateways.keys()])];
  return known
    .filter((name) => name !== '' && servesRegion(gateways.get(name) ?? { name, regions: null }, region))
    .sort();
}

/** What a document of this region is held against. */
export function surroundingsOf(
  deps: ConfigurationDeps,
  edition: string,
  region: string,
): ConfigurationSurroundings {
  const { reference } = deps;
  const found = reference.findEdition(edition);
  const examined = new Map(
    reference.specialtiesOf(edition).map(({ level, form }) => [`${level}/${form}`, { level, form }]),
  );
  return {
    region,
    examDate: found?.examDate ?? '',
    papers: found?.edition.papers ?? [],
    fields: found === null ? [] : fieldsOf(found.edition).map(({ key }) => key),
    levels: (reference.listsFor(edition, null).level ?? []).map(({ code }) => code),
    examined: [...examined.values()],
    gateways: knownGateways(deps, edition, region),
  };
}

export const regionKind: ConfigurationKind<ConfigurationDocument, ConfigurationProblem> = {
  storeOf: ({ configurations }) => configurations,
  live: (deps, staff, { edition, region }) =>
    isOf(staff, region) ? liveDocument(deps, edition, region) : null,
  judge: async (deps, { edition, region }) => {
    const around = surroundingsOf(deps, edition, region);
    return (document) => problemsOf(document, around);
  },
  differences,
  keyed: ({ keys }, { region }, document) => ({
    ...document,
    paperList: withKeys(document.paperList, region, keys.uuid),
  }),
  copied: copiedByYears,
};
