import { actOnConfiguration } from '../usecases/configuration/act-on-configuration.ts';
import { listConfigurations } from '../usecases/configuration/list-configurations.ts';
import { openConfiguration } from '../usecases/configuration/open-configuration.ts';
import { rehearseConfiguration } from '../usecases/configuration/rehearse-configuration.ts';
import { viewConfiguration } from '../usecases/configuration/view-configuration.ts';
import { viewNotice } from '../usecases/configuration/view-notice.ts';
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

/** What regions settle: drafted, rehearsed and approved by staff, read by everybody. */
export function configurationHandlers(deps: HttpDeps): ConfigurationHandlers {
  return {
    listConfigurations: ({ query }, { staff }) => listConfigurations(deps, staff, query.edition),
    getConfiguration: ({ params }, { staff }) =>
      viewConfiguration(deps, staff, params.edition, params.region),
    openConfiguration: ({ params, body }, { staff, incoming }) =>
      openConfiguration(deps, staff, params, body, incoming),
    saveConfiguration: ({ params, body }, { staff, incoming }) =>
      actOnConfiguration(deps, staff, params, { ...body, do: 'save' }, incoming),
    rehearseConfiguration: ({ params, body }, { staff, incoming }) =>
      rehearseConfiguration(deps, staff, params, body, incoming),
    decideConfiguration: ({ params, body }, { staff, incoming }) =>
      actOnConfiguration(deps, staff, params, body, incoming),
    approveConfiguration: ({ params, body }, { staff, incoming }) =>
      actOnConfiguration(deps, staff, params, { ...body, do: 'approve' }, incoming),
    getRegionNotice: ({ params }) => viewNotice(deps, params.edition, params.region),
  };
}
