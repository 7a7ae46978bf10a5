import type { TSchema } from 'typebox';
import type { Permission } from '#domain/staff/permissions.ts';
import type { EndpointName } from './endpoints.ts';

/** Who may knock: anybody, a signed-in candidate, signed-in staff, a payment platform, or the demo's stand-ins. */
export type Audience = 'anyone' | 'candidate' | 'staff' | 'platform' | 'demo';

/** What of a request of staff goes into the audit trail. */
export type AuditClass = 'none' | 'read' | 'search' | 'unmask' | 'export' | 'write';

type Door =
  | {
      readonly audience: 'staff';
      readonly permission: Permission;
      readonly audit: AuditClass;
      /** Asks for a fresh proof, although the permission alone would not. */
      readonly stepUp?: true;
    }
  | { readonly audience: Exclude<Audience, 'staff'> };

export type Route = Door & {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Null for files: the answer is not JSON. */
  readonly answer: TSchema | null;
};

/** Endpoints of one slice. */
export type Routes = Partial<Record<EndpointName, Route>>;
