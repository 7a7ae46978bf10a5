/** The front door of the wire's shapes: routes and client read them all under one name. */
export * from './account-schemas.ts';
export * from './batch-schemas.ts';
export * from './case-schemas.ts';
export * from './configuration-schemas.ts';
export * from './correction-schemas.ts';
export * from './employer-schemas.ts';
export * from './factor-schemas.ts';
export * from './message-schemas.ts';
export * from './note-schemas.ts';
export * from './numbers-schemas.ts';
export * from './office-schemas.ts';
export * from './paper-schemas.ts';
export * from './people-schemas.ts';
export * from './registration-schemas.ts';
export * from './shapes.ts';
export * from './staff-schemas.ts';
export * from './transfer-schemas.ts';
