/** Where a nats-server's monitoring is by custom. */
const customaryPort = 8222;

/**
 * The monitoring of a broker that is not ours, where it is found at the customary port of the same host.
 * Only a page that names the same server counts: another one may be listening there.
 */
export async function findMonitor(
  url: string,
  serverId: string,
  { port = customaryPort, timeoutMs = 1_000 }: { port?: number; timeoutMs?: number } = {},
): Promise<string | undefined> {
  const { hostname } = new URL(url.includes('://') ? url : `nats://${url}`);
  const monitorUrl = `http://${hostname}:${port}`;
  try {
    const response = await fetch(`${monitorUrl}/varz`, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const { server_id: found } = (await response.json()) as { server_id?: string };
    return found === serverId ? monitorUrl : undefined;
  } catch {
    return undefined;
  }
}
