import { NATION, type NationDocument } from '#domain/configuration/nation.ts';
import { nationDifferences } from '#domain/configuration/nation-differences.ts';
import {
  type NationProblem,
  type NationSurroundings,
  nationProblemsOf,
} from '#domain/configuration/nation-problems.ts';
import type { Reference } from '../../ports/reference.ts';
import type { ConfigurationDeps, ConfigurationKind } from './configuration-deps.ts';

/** What is live in the nation, as a document; null where the edition is not known. */
export function liveNation(reference: Reference, edition: string): NationDocument | null {
  const photo = reference.photoLimits(edition);
  const papers = reference.paperLimits(edition);
  if (reference.findEdition(edition) === null || photo === null || papers === null) return null;
  const days = (topic: keyof NationDocument['reminders']) => reference.reminderDays(edition, topic);
  return {
    specialties: reference.specialtiesOf(edition),
    photo,
    papers,
    reminders: {
      submit: days('submit'),
      'submit-again': days('submit-again'),
      confirm: days('confirm'),
      repair: days('repair'),
      pay: days('pay'),
      'id-paper': days('id-paper'),
    },
  };
}

const EVERYWHERE = { region: null, point: null };

/** How many have submitted with each specialty, wherever they are. */
export async function registeredBySpecialty({ numbers }: ConfigurationDeps, edition: string) {
  const counts = await numbers.specialtiesOf(EVERYWHERE, { edition, ...EVERYWHERE });
  const registered = new Map<string, number>();
  for (const { specialty, status, count } of counts) {
    if (status !== 'draft') registered.set(specialty, (registered.get(specialty) ?? 0) + count);
  }
  return registered;
}

async function surroundingsOf(
  deps: ConfigurationDeps,
  edition: string,
  live: NationDocument,
): Promise<NationSurroundings> {
  const { reference } = deps;
  const lists = reference.listsFor(edition, null);
  const codes = (list: string) => (lists[list] ?? []).map(({ code }) => code);
  return {
    live,
    registered: await registeredBySpecialty(deps, edition),
    disciplines: codes('discipline'),
    levels: codes('level'),
    subjects: codes('subject'),
    fees: reference.regionsOf(edition).map(({ fees }) => fees),
  };
}

/** The nation's own staff write; whoever works for a whole region sees. */
export const nationKind: ConfigurationKind<NationDocument, NationProblem> = {
  storeOf: ({ nationConfigurations }) => nationConfigurations,
  live: ({ reference }, staff, { edition, region }) =>
    region === NATION && staff.point === null ? liveNation(reference, edition) : null,
  judge: async (deps, { edition }) => {
    const live = liveNation(deps.reference, edition);
    if (live === null) return () => [];
    const around = await surroundingsOf(deps, edition, live);
    return (document) => nationProblemsOf(document, around);
  },
  differences: nationDifferences,
  keyed: (_deps, _place, document) => document,
  copied: (document) => document,
};
