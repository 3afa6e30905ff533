import { tidyUp } from '@flarewire/pipeline';
import { hasEnded, stateAfter, retentionConfig } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { startInstallation } from '../chaos/installation.ts';
import { takeSample, type Sample } from './sample.ts';
import { watchBroker } from './watch-broker.ts';

export type SoakOptions = {
  flares: number;
  /** How many are under way at once. */
  atOnce: number;
  program: string;
  env: NodeJS.ProcessEnv;
  onSample?: (sample: Sample) => void;
};

/** So little is kept that a run of some minutes comes to the limits. */
const retention = { events: { bytes: '1MiB' }, archives: { bytes: '1MiB' } };
const keptMs = 60_000;

/** How often all that an installation holds is looked at. */
const samples = 20;

/** Makes many small flares, one after the other and some at once, and looks at what they leave. */
export async function runSoak(options: SoakOptions): Promise<Sample[]> {
  const { flares, atOnce, onSample = () => {} } = options;
  await using installation = await startInstallation({ ...options, more: { retention } });
  const { transport } = installation;
  await using broker = await watchBroker(installation.brokers[0]!.url);
  // Of records and of what says that an artifact was removed the configuration lets nobody keep so little.
  await broker.keep(['KV_FLARES', 'OBJ_flares'], keptMs);
  const over = new AbortController();
  const ended = new Map<string, () => void>();
  const following = (async () => {
    for await (const { name, data } of transport.tail({ from: 'start', signal: over.signal }))
      if (hasEnded(stateAfter(name))) ended.get(data.flareId)?.();
  })();
  const failed = following.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const log = createLog({ name: 'soak', level: 'silent' });
  const janitor = { transport, log, instance: 'soak', now: () => new Date() };
  const taken: Sample[] = [];
  let next = 0;
  const makeUntil = async (enough: number) => {
    while (next < enough) {
      const index = next++;
      const end = Promise.withResolvers<void>();
      const request = { requestId: `soak-${index}`, caseId: String(10_000 + index), profile: false, target: 'web' };
      const reply = await transport.request('create', request, { timeoutMs: 120_000 });
      if (reply.status === 'refused') throw new Error(reply.error.message);
      ended.set(reply.flareId, end.resolve);
      const record = await transport.flares.get(reply.flareId);
      if (record && !hasEnded(record.value.state)) await Promise.race([end.promise, failed]);
      ended.delete(reply.flareId);
    }
  };
  for (let number = 0; number <= samples; number += 1) {
    const enough = Math.round((flares * number) / samples);
    await Promise.all(Array.from({ length: atOnce }, () => makeUntil(enough)));
    // What the uploaders do every ten minutes.
    await tidyUp(retentionConfig.parse(retention), over.signal, janitor);
    const sample = await takeSample(installation, { flares: enough, made: broker.made() });
    taken.push(sample);
    onSample(sample);
  }
  over.abort();
  await following;
  return taken;
}
