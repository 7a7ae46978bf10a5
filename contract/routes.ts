import { candidateRoutes } from './candidate-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { configurationRoutes } from './configuration-routes.ts';
import type { EndpointName } from './endpoints.ts';
import { fileRoutes } from './file-routes.ts';
import type { Route } from './route.ts';
import { staffRoutes } from './staff-routes.ts';
import { trailRoutes } from './trail-routes.ts';
import { transferRoutes } from './transfer-routes.ts';

/** The wire as the server reads it: schemas for shape, OpenAPI and serialisation. */
export const routes = {
  ...candidateRoutes,
  ...trailRoutes,
  ...staffRoutes,
  ...configurationRoutes,
  ...fileRoutes,
  ...caseRoutes,
  ...transferRoutes,
} as const satisfies Record<EndpointName, Route>;
