import { agentConfig, destination, type AgentConfig } from '@flarewire/schemas';
import type { TestContext } from 'node:test';
import { deliver, type DeliverOptions } from '../deliver.ts';
import { resolveDestination, type HttpDestination } from '../destination/destination.ts';

export const login = { user: 'flare', password: 'pa55w0rd' };
export const success = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"case_id":7}' };
/** Bytes of the archive that is sent. */
export const size = 3 * 2 ** 20;

async function* archive() {
  for (let sent = 0; sent < size; sent += 65_536) yield Buffer.alloc(65_536, 'z');
}

type Settings = { proxy?: Partial<AgentConfig['proxy']>; tls?: Partial<AgentConfig['tls']>; ca?: string };

/** Sends a flare once, with these settings of the Agent's configuration. */
export async function send(
  url: string,
  { ca, ...agent }: Settings,
  options: Pick<DeliverOptions, 'warn' | 'timeouts'> & { open?: () => AsyncIterable<Uint8Array> } = {},
) {
  const resolved = resolveDestination(
    'ours',
    destination.parse({ kind: 'intake', url, retry: 'none' }),
    agentConfig.parse({ apiKey: 'key', ...agent }),
  );
  const { network, ...rest } = resolved as HttpDestination;
  return deliver({
    destination: { ...rest, network: { ...network, ...(ca ? { ca } : {}) } },
    flare: { name: 'x.zip', hostname: 'web-1', agentVersion: '7.77.0', source: 'local', open: options.open ?? archive },
    signal: AbortSignal.timeout(20_000),
    ...options,
  });
}

/** The URL of a proxy on this machine, with credentials. */
export const at = (scheme: string, { port }: { port: number }, { user, password } = login) =>
  `${scheme}://${user}:${password}@127.0.0.1:${port}`;

export function skipWithout<T>(t: TestContext, peer: T | undefined, name: string): T | undefined {
  if (!peer) t.skip(`${name} is not installed`);
  return peer;
}
