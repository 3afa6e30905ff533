import { agentConfig, destination, FlareError } from '@flarewire/schemas';
import { deliver, type DeliverOptions } from './deliver.ts';
import { resolveDestination } from './destination/destination.ts';

export const apiKey = '0123456789abcdef';
export const json = { 'content-type': 'application/json' };
export const success = { status: 200, headers: json, body: '{"case_id":7}' };
export const timeouts = { firstByteMs: 400, idleMs: 400 };
/** More than the buffers of a connection hold. */
export const large = 32 * 2 ** 20;

export async function* bytes(count: number) {
  for (let left = count; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 'z');
}

export async function* failsHalfWay() {
  yield* bytes(100_000);
  throw new FlareError('artifact_corrupt', 'Not the approved bytes');
}

export const destinationAt = (url: string, more: object = {}, key = apiKey) =>
  resolveDestination('ours', destination.parse({ kind: 'intake', url, ...more }), agentConfig.parse({ apiKey: key }));

/** A flare of one name for the same case, of these bytes. */
export const flareOf = (open: DeliverOptions['flare']['open']): DeliverOptions['flare'] => ({
  name: 'datadog-agent-x.zip',
  caseId: '42',
  hostname: 'web-1',
  agentVersion: '7.77.0',
  source: 'local',
  open,
});

type SendOptions = Partial<DeliverOptions> & { size?: number; open?: DeliverOptions['flare']['open'] };

/** Sends a flare of `size` bytes to an intake, with short time limits and without pauses between attempts. */
export const send = (url: string, options: SendOptions = {}) =>
  deliver({
    destination: destinationAt(url),
    flare: flareOf(options.open ?? (() => bytes(options.size ?? 1000))),
    signal: AbortSignal.timeout(20_000),
    pause: async () => {},
    timeouts,
    ...options,
  });

/** How many uploads were tried. */
export const posts = ({ requests }: { requests: { method: string }[] }) =>
  requests.filter(({ method }) => method === 'POST').length;
