import {
  endpoints,
  FlareError,
  type Deed,
  type EndpointName,
  type EndpointReply,
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

/** The field that a refusal over NATS is about. */
const fieldOf: Record<string, string> = {
  unknown_target: 'target',
  target_offline: 'target',
  destination_unknown: 'destinations',
  destination_refused: 'destinations',
  destination_unreachable: 'destinations',
  destination_failed: 'destinations',
  approval_mismatch: 'sha256',
};

/** What a person may ask for: a request over NATS each, in which `by` is who is signed in, whatever the body says. */
export function relayDeeds(around: Surroundings) {
  const relay = (deed: Deed, endpoint: EndpointName, added: (exchange: Exchange) => object) => {
    return async (exchange: Exchange): Promise<void> => {
      refuseForbidden(deed, around.may());
      const body = await readJson(exchange.request);
      if (typeof body !== 'object' || body === null || Array.isArray(body))
        throw new HttpRefusal(400, 'invalid_request', 'Expected a JSON object');
      const payload = checked(endpoint, { ...body, ...added(exchange) });
      const reply = await ask(deed, endpoint, payload, exchange, around);
      around.log.info({ deed, by: exchange.person, flareId: reply.flareId }, 'Relayed what a person asked for');
      sendJson(exchange.response, 200, reply);
    };
  };
  const ofFlare = ({ params, person }: Exchange) => ({ flareId: params.id, by: person });
  return {
    'POST /api/flares': relay('ask', 'create', () => ({})),
    'POST /api/flares/:id/approve': relay('approve', 'approve', ofFlare),
    'POST /api/flares/:id/cancel': relay('cancel', 'cancel', ofFlare),
    'POST /api/flares/:id/resend': relay('resend', 'resend', ofFlare),
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

/** @throws {HttpRefusal} 400 that names the first field that is wrong */
function checked(endpoint: EndpointName, payload: object): object {
  const result = endpoints[endpoint].request.safeParse(payload);
  if (result.success) return payload;
  const { path, message } = result.error.issues[0]!;
  const field = path.join('.');
  throw new HttpRefusal(400, 'invalid_request', field ? `${field}: ${message}` : message, field ? { field } : {});
}

async function ask(
  deed: Deed,
  endpoint: EndpointName,
  payload: object,
  { signal }: Exchange,
  { transport, onDenied }: Surroundings,
): Promise<{ flareId: string }> {
  let reply: EndpointReply<EndpointName> | RefusedReply;
  try {
    reply = await transport.request(endpoint, payload, { timeoutMs, signal });
  } catch (error) {
    if (error instanceof FlareError && error.code === 'not_allowed') onDenied(deed);
    throw error;
  }
  if (reply.status !== 'refused') return reply as { flareId: string };
  const { status, code, message } = reply.error;
  const field = fieldOf[code];
  throw new HttpRefusal(status, code, message, field ? { field } : {});
}
