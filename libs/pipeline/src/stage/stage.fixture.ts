import type { EventData, FlareEvent } from '@flarewire/schemas';
import { createInProcessTransport, type Attempt, type Transport } from '@flarewire/transport';
import { createLog } from '@flarewire/service';
import type { Stage, StageRun, Worker } from './stage.ts';

export const archive: EventData<'flare.created'>['archive'] = {
  ref: { store: 'memory', bucket: 'flares', key: 'f-1/archive.zip', size: 0, sha256: '0'.repeat(64), parts: [] },
  name: 'datadog-agent.zip',
  root: 'web',
  hostname: 'web',
  made: '2026-01-02T03:04:05.000Z',
  agentVersion: '7.77.0',
};

/** An event for the stage under test. */
export const requested: EventData<'flare.requested'> = {
  version: '1.0',
  flareId: 'f-1',
  target: 'web',
  time: '2026-01-02T03:04:05.000Z',
  request: { profile: { seconds: 1 }, send: true },
};

/** What the stage under test makes of it. */
export const created: EventData<'flare.created'> = {
  ...requested,
  archive,
  source: 'local',
  ledger: { expected: 0, present: 0, states: {}, missing: [] },
  scrub: { ruleSet: 'strict', files: 0, masked: 0, byRule: {}, quarantined: 0 },
  elapsedMs: 1,
};

type Run = (data: EventData<'flare.requested'>, context: StageRun) => Promise<EventData<'flare.created'>>;

/** An archiver whose work is `run`. */
export function stageOf(
  run: Run,
  discard: (result: EventData<'flare.created'>) => void = () => {},
): Stage<'flare.requested'> {
  return {
    name: 'archiver',
    takes: 'flare.requested',
    working: 'archiving',
    run: async (data, context) => ({ name: 'flare.created', state: 'created', data: await run(data, context) }),
    discard: async (outcome) => discard(outcome.data as EventData<'flare.created'>),
  };
}

/** A transport of one's own, and what was published over it so far. */
export function createWorker(): Worker & { published: () => Promise<FlareEvent[]> } {
  const transport = createInProcessTransport({ artifacts: 'memory' });
  const log = createLog({ name: 'test', level: 'silent' });
  const { signal } = new AbortController();
  const published = () => Array.fromAsync(transport.tail({ from: 'start', until: 'stored', signal }));
  return { transport, log, instance: 'here-1', now: () => new Date(), published };
}

export function attempt(number = 1): Attempt {
  const { signal } = new AbortController();
  return {
    seq: 1,
    attempt: number,
    consumer: 'the-first',
    consumerIsNewer: false,
    lastAttempt: false,
    traceparent: '',
    signal,
    closing: signal,
  };
}

/** The same transport, of a broker whose clock has gone on by so many milliseconds. */
export function afterwards(transport: Transport, ms: number): Transport {
  const { leases } = transport;
  const get: typeof leases.get = async (key, options) => {
    const lease = await leases.get(key, options);
    return lease && key === 'now' ? { ...lease, updated: new Date(lease.updated.getTime() + ms) } : lease;
  };
  return { ...transport, leases: { ...leases, get } };
}
