import {
  endpoints,
  FlareError,
  groupEndpoints,
  type Deed,
  type EndpointName,
  type GroupEndpointName,
  type RefusedReply,
} from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';
import type { May } from '../feed/may-do.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import { readJson } from '../http/read-json.ts';
import type { Exchange } from '../http/router.ts';
import { sendJson } from '../http/send-json.ts';

type Surroundings = { transport: Transport; may: () => May; onDenied: (deed: Deed) => void; log: Log };

/** How long an answer may take: before a flare is accepted its destinations are asked. */
const timeoutMs = 20_000;
/** After how long many flares are asked for again: 500 take about 9 s. */
const manyAgainAfterMs = 15_000;

/** The field that a refusal over NATS is about. */
const fieldOf: Record<string, string> = {
  unknown_target: 'target',
  target_offline: 'target',
  too_few_targets: 'targets',
  too_many_targets: 'targets',
  destination_unknown: 'destinations',
  destination_refused: 'destinations',
  destination_unreachable: 'destinations',
  destination_failed: 'destinations',
  approval_mismatch: 'sha256',
};

/** A request over NATS that a person may make, and how it is made. */
type Relayed = {
  deed: Deed;
  schema: (typeof endpoints)[EndpointName]['request'] | (typeof groupEndpoints)[GroupEndpointName]['request'];
  /** A field that makes of it a request about a group, for which there is another address. */
  field?: string;
  ask: (payload: object, options: { timeoutMs: number; signal: AbortSignal }) => Promise<object | RefusedReply>;
};

/** What a person may ask for: a request over NATS each, in which `by` is who is signed in, whatever the body says. */
export function relayDeeds(around: Surroundings) {
  const { transport } = around;
  const relay = (relayed: Relayed, added: (exchange: Exchange) => object) => {
    const { deed, schema } = relayed;
    return async (exchange: Exchange): Promise<void> => {
      refuseForbidden(deed, around.may());
      const body = await readJson(exchange.request);
      if (typeof body !== 'object' || body === null || Array.isArray(body))
        throw new HttpRefusal(400, 'invalid_request', 'Expected a JSON object');
      refuseOfGroup(relayed, body);
      const payload = checked(schema, { ...body, ...added(exchange) });
      const reply = await ask(relayed, payload, exchange, around);
      const about = 'groupId' in reply ? { groupId: reply.groupId } : { flareId: reply.flareId };
      around.log.info({ deed, by: exchange.person, ...about }, 'Relayed what a person asked for');
      sendJson(exchange.response, 200, reply);
    };
  };
  const one = (deed: Deed, endpoint: EndpointName): Relayed => ({
    deed,
    schema: endpoints[endpoint].request,
    ...(endpoint in groupEndpoints && { field: groupEndpoints[endpoint as GroupEndpointName].field }),
    ask: (payload, options) => transport.request(endpoint, payload, options),
  });
  const many = (deed: Deed, endpoint: GroupEndpointName): Relayed => ({
    deed,
    schema: groupEndpoints[endpoint].request,
    ask: (payload, options) =>
      transport.requestGroup(endpoint, payload, { ...options, againAfterMs: manyAgainAfterMs }),
  });
  const ofFlare = ({ params, person }: Exchange) => ({ flareId: params.id, by: person });
  const ofGroup = ({ params, person }: Exchange) => ({ groupId: params.id, by: person });
  return {
    'POST /api/flares': relay(one('ask', 'create'), () => ({})),
    'POST /api/flares/:id/approve': relay(one('approve', 'approve'), ofFlare),
    'POST /api/flares/:id/cancel': relay(one('cancel', 'cancel'), ofFlare),
    'POST /api/flares/:id/resend': relay(one('resend', 'resend'), ofFlare),
    'POST /api/groups': relay(many('ask', 'create'), ({ person }) => ({ by: person })),
    'POST /api/groups/:id/approve': relay(many('approve', 'approve'), ofGroup),
    'POST /api/groups/:id/cancel': relay(many('cancel', 'cancel'), ofGroup),
  };
}

/** @throws {HttpRefusal} 403 */
export function refuseForbidden(deed: Deed, may: May): void {
  if (may[deed]) return;
  throw new HttpRefusal(
    403,
    'not_allowed',
    'This dashboard may not do that: its configuration, or the permissions of its NATS user, do not allow it',
  );
}

/**
 * Refuses a request about a group at an address for one flare, where nobody sets `by` to who is signed in.
 * @throws {HttpRefusal} 400
 */
function refuseOfGroup({ field }: Relayed, body: object): void {
  if (field === undefined || !Object.hasOwn(body, field)) return;
  throw new HttpRefusal(400, 'invalid_request', `${field}: this is for groups, below /api/groups`, { field });
}

/** @throws {HttpRefusal} 400 that names the first field that is wrong */
function checked(schema: Relayed['schema'], payload: object): object {
  const result = schema.safeParse(payload);
  if (result.success) return payload;
  const { path, message } = result.error.issues[0]!;
  const field = path.join('.');
  throw new HttpRefusal(400, 'invalid_request', field ? `${field}: ${message}` : message, field ? { field } : {});
}

async function ask(
  { deed, ask: request }: Relayed,
  payload: object,
  { signal }: Exchange,
  { onDenied }: Surroundings,
): Promise<Record<string, unknown>> {
  let reply: object | RefusedReply;
  try {
    reply = await request(payload, { timeoutMs, signal });
  } catch (error) {
    if (error instanceof FlareError && error.code === 'not_allowed') onDenied(deed);
    throw error;
  }
  if (!('error' in reply)) return reply as Record<string, unknown>;
  const { status, code, message } = reply.error;
  const field = fieldOf[code];
  throw new HttpRefusal(status, code, message, field ? { field } : {});
}
