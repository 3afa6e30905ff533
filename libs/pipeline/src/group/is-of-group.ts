import { groupEndpoints, type GroupEndpointName } from '@flarewire/schemas';

/** Whether a request on an endpoint's subject is about a group of flares, and not about one. */
export function isOfGroup(endpoint: GroupEndpointName, payload: Uint8Array): boolean {
  try {
    const asked: unknown = JSON.parse(new TextDecoder().decode(payload));
    return typeof asked === 'object' && asked !== null && Object.hasOwn(asked, groupEndpoints[endpoint].field);
  } catch {
    return false;
  }
}
