import type { Item } from './item.ts';
import { httpText } from '../collectors/http-get.ts';
import { rankOf } from '../collectors/limits.ts';
import { agentAccess, type AgentSettings } from '../presets/agent-settings.ts';
import { openZip, type ZipReader } from '../zip/read-zip.ts';

/** The flare that the running agent made. Dispose closes its zip. */
export interface AgentFlare extends AsyncDisposable {
  items: Item[];
}

export interface AskOptions {
  settings: AgentSettings;
  rescrub: boolean;
  signal: AbortSignal;
}

const bookkeeping = new Set(['flare_creation.log', 'permissions.log', 'non_scrubbed_files.json']);
const hour = 3_600_000;

/**
 * Asks the running Cluster Agent to make its flare and opens the zip it names. Each of its files
 * becomes an item of ours; what the agent says about its own flare goes under `agent/`.
 * @throws whatever goes wrong on the way: no connection, a wrong certificate, a status of 400 or more, no path in the
 * answer, an unreadable, damaged or escaping zip, or the signal's reason
 */
export async function askAgent({ settings, rescrub, signal }: AskOptions): Promise<AgentFlare> {
  const url = `https://localhost:${settings.clusterAgentPort}/flare`;
  const answer = await httpText({ url, method: 'POST', body: 'null', signal, ...agentAccess(settings) });
  const zip = await openZip(answer.trim());
  try {
    await verify(zip, signal);
  } catch (thrown) {
    await zip[Symbol.asyncDispose]();
    throw thrown;
  }
  return { items: itemsOf(zip, rescrub), [Symbol.asyncDispose]: () => zip[Symbol.asyncDispose]() };
}

/** Reads the whole zip once, so that a damaged one is known before anything is built on it. */
async function verify(zip: ZipReader, signal: AbortSignal): Promise<void> {
  for (const entry of zip.entries) {
    for await (const _ of zip.read(entry)) signal.throwIfAborted();
  }
}

function itemsOf(zip: ZipReader, rescrub: boolean): Item[] {
  return zip.entries.map((entry) => {
    const path = entry.fileName.slice(entry.fileName.indexOf('/') + 1);
    return {
      path: bookkeeping.has(path) ? `agent/${path}` : path,
      source: 'agent',
      rank: rankOf(path),
      size: entry.uncompressedSize,
      timeoutMs: hour,
      maxBytes: entry.uncompressedSize,
      asIs: !rescrub,
      read: () => zip.read(entry),
    };
  });
}
