import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { hasEnded, stateAfter, type FlareEvent, type StageName } from '@flarewire/schemas';

/** Figures of one process, for Prometheus. No label says which flare, target or person it was. */
export type Metrics = {
  readonly registry: Registry;
  /** An event of a flare was published, and not merely once more. */
  published: (event: FlareEvent) => void;
  /** An attempt of a stage is over. `outcome` is the event it made, or the code of its error. */
  attempted: (stage: StageName, attempt: { outcome: string; seconds: number; number: number }) => void;
  /** Asks, each time that figures are read, how many events wait for a stage. */
  waiting: (stage: StageName, count: () => Promise<number>) => void;
};

/** The figures that every stage keeps. */
export function createMetrics(registry = new Registry()): Metrics {
  const registers = [registry];
  const ended = new Counter({
    name: 'flarewire_flares_ended_total',
    help: 'Flares whose end was published here, by state, and by code where they failed',
    labelNames: ['state', 'code'],
    registers,
  });
  const seconds = new Histogram({
    name: 'flarewire_stage_seconds',
    help: 'How long attempts of a stage took, by what came out: an event or the code of an error',
    labelNames: ['stage', 'outcome'],
    buckets: [0.1, 0.5, 1, 5, 15, 30, 60, 120, 300, 900],
    registers,
  });
  const retries = new Counter({
    name: 'flarewire_retries_total',
    help: 'Attempts of a stage that were not the first',
    labelNames: ['stage'],
    registers,
  });
  const archived = new Counter({
    name: 'flarewire_archived_bytes_total',
    help: 'Bytes of archives that were made',
    registers,
  });
  const masked = new Counter({
    name: 'flarewire_masked_values_total',
    help: 'Values that were masked in archives',
    registers,
  });
  const sent = new Counter({
    name: 'flarewire_sent_bytes_total',
    help: 'Bytes of archives that were delivered',
    registers,
  });
  const counts = new Map<StageName, (() => Promise<number>)[]>();
  const backlog = new Gauge({
    name: 'flarewire_backlog',
    help: 'Events that this stage has still to settle, on all its consumers here',
    labelNames: ['stage'],
    registers: [],
    async collect() {
      for (const [stage, each] of counts) {
        const waiting = await Promise.all(each.map((count) => count())).catch(() => undefined);
        if (waiting)
          this.set(
            { stage },
            waiting.reduce((sum, one) => sum + one, 0),
          );
        else this.remove({ stage });
      }
    },
  });
  registry.registerMetric(backlog);

  return {
    registry,
    published({ name, data }) {
      const state = stateAfter(name);
      if (hasEnded(state)) ended.inc({ state, code: 'code' in data ? data.code : '' });
      if (name === 'flare.created') {
        archived.inc(data.archive.ref.size);
        masked.inc(data.scrub.masked);
      }
      if (name === 'flare.sent') sent.inc(data.archive.bytes * data.deliveries.length);
    },
    attempted(stage, { outcome, seconds: took, number }) {
      seconds.observe({ stage, outcome }, took);
      if (number > 1) retries.inc({ stage });
    },
    waiting(stage, count) {
      counts.set(stage, [...(counts.get(stage) ?? []), count]);
    },
  };
}
