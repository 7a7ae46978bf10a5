import type { ConfigurationDocument } from '#domain/configuration/document.ts';
import { NATION, type NationDocument } from '#domain/configuration/nation.ts';
import type { StaffMember } from '../ports/session-store.ts';
import type { Incoming } from '../usecases/candidate/act.ts';
import {
  actOnConfiguration,
  type ConfigurationWish,
} from '../usecases/configuration/act-on-configuration.ts';
import type { ConfigurationPlace } from '../usecases/configuration/configuration-deps.ts';
import { listConfigurations } from '../usecases/configuration/list-configurations.ts';
import { regionKind } from '../usecases/configuration/live-document.ts';
import { nationKind } from '../usecases/configuration/nation-document.ts';
import { openConfiguration } from '../usecases/configuration/open-configuration.ts';
import { rehearseConfiguration } from '../usecases/configuration/rehearse-configuration.ts';
import { viewConfiguration } from '../usecases/configuration/view-configuration.ts';
import { viewNation } from '../usecases/configuration/view-nation.ts';
import { viewNotice } from '../usecases/configuration/view-notice.ts';
import type { Outcome } from '../usecases/outcome.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

export type ConfigurationHandlers = Pick<
  Handlers,
  | 'listConfigurations'
  | 'getConfiguration'
  | 'openConfiguration'
  | 'saveConfiguration'
  | 'rehearseConfiguration'
  | 'decideConfiguration'
  | 'approveConfiguration'
  | 'getRegionNotice'
>;

type Caller = { readonly staff: StaffMember; readonly incoming: Incoming };

/** What regions settle: drafted, rehearsed and approved by staff, read by everybody. */
export function configurationHandlers(deps: HttpDeps): ConfigurationHandlers {
  const view = async (staff: StaffMember, place: ConfigurationPlace, acted: Outcome<unknown>) =>
    acted.ok ? viewConfiguration(deps, staff, place) : acted;
  const act = async (
    { params, body }: { params: ConfigurationPlace; body: ConfigurationWish<ConfigurationDocument> },
    { staff, incoming }: Caller,
  ) => view(staff, params, await actOnConfiguration(deps, regionKind, staff, params, body, incoming));
  return {
    listConfigurations: ({ query }, { staff }) => listConfigurations(deps, staff, query.edition),
    getConfiguration: ({ params }, { staff }) => viewConfiguration(deps, staff, params),
    openConfiguration: async ({ params, body }, { staff, incoming }) =>
      view(
        staff,
        params,
        await openConfiguration({ deps, kind: regionKind, staff, of: params }, body, incoming),
      ),
    saveConfiguration: ({ params, body }, caller) => act({ params, body: { ...body, do: 'save' } }, caller),
    rehearseConfiguration: async ({ params, body }, { staff, incoming }) =>
      view(staff, params, await rehearseConfiguration(deps, staff, params, body, incoming)),
    decideConfiguration: act,
    approveConfiguration: ({ params, body }, caller) =>
      act({ params, body: { ...body, do: 'approve' } }, caller),
    getRegionNotice: ({ params }) => viewNotice(deps, params.edition, params.region),
  };
}

type NationHandlers = Pick<
  Handlers,
  | 'getNationConfiguration'
  | 'openNationConfiguration'
  | 'saveNationConfiguration'
  | 'decideNationConfiguration'
  | 'approveNationConfiguration'
>;

/** The same for the nation. */
export function nationHandlers(deps: HttpDeps): NationHandlers {
  const view = async (staff: StaffMember, edition: string, acted: Outcome<unknown>) =>
    acted.ok ? viewNation(deps, staff, edition) : acted;
  const act = async (
    { params, body }: { params: { edition: string }; body: ConfigurationWish<NationDocument> },
    { staff, incoming }: Caller,
  ) => {
    const of = { ...params, region: NATION };
    return view(staff, params.edition, await actOnConfiguration(deps, nationKind, staff, of, body, incoming));
  };
  return {
    getNationConfiguration: ({ params }, { staff }) => viewNation(deps, staff, params.edition),
    openNationConfiguration: async ({ params, body }, { staff, incoming }) => {
      const desk = { deps, kind: nationKind, staff, of: { ...params, region: NATION } };
      return view(staff, params.edition, await openConfiguration(desk, body, incoming));
    },
    saveNationConfiguration: ({ params, body }, caller) =>
      act({ params, body: { ...body, do: 'save' } }, caller),
    decideNationConfiguration: act,
    approveNationConfiguration: ({ params, body }, caller) =>
      act({ params, body: { ...body, do: 'approve' } }, caller),
  };
}
