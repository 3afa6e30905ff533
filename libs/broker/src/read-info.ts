import { connect } from 'node:net';
import { FlareError } from '@flarewire/schemas';

/**
 * What a broker says of itself to whoever connects (the `INFO` line of the NATS protocol).
 * @throws {FlareError} `broker_unavailable` when nothing listens there or it is not a NATS server
 */
export async function readInfo(
  url: string,
  { timeoutMs = 5_000 }: { timeoutMs?: number } = {},
): Promise<{ version: string; server_id: string }> {
  const { hostname, port } = new URL(url.includes('://') ? url : `nats://${url}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port || 4222) });
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer in ${timeoutMs} ms`)));
  socket.setEncoding('utf8');
  let text = '';
  try {
    for await (const chunk of socket) {
      text += chunk as string;
      const info = /^INFO (\{.*\})\s*\r\n/.exec(text);
      if (info) return JSON.parse(info[1]!) as { version: string; server_id: string };
      if (text.length > 65_536) break;
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FlareError(
      'broker_unavailable',
      `Cannot reach the broker at ${host}:${port || 4222}: ${reason}; check NATS_URL`,
      {
        cause,
        retryable: true,
      },
    );
  } finally {
    socket.destroy();
  }
  throw new FlareError(
    'broker_unavailable',
    `Cannot use the broker at ${host}:${port || 4222}: what listens there is not a NATS server; check NATS_URL`,
  );
}
