// A door of its own: who only sends and receives needs none of it, and it loads the client.
export { createNkey } from './create-nkey.ts';
export { inboxOf, permissionsOf, roles, type Permissions, type Role } from './permissions.ts';
