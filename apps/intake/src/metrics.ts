import { collectDefaultMetrics, Counter, Registry } from 'prom-client';

/** Figures of an intake, for Prometheus. No label says whose a flare is. */
export type IntakeMetrics = {
  readonly registry: Registry;
  /** A flare was kept; `again`: one that had been kept before came once more. */
  received: (flare: { bytes: number; again: boolean }) => void;
  /** A request was answered with a status that is no success. */
  refused: (status: number) => void;
};

export function createIntakeMetrics(): IntakeMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const flares = new Counter({
    name: 'flarewire_intake_flares_total',
    help: 'Flares that came in; again: yes for those that had been kept before, of which the first one counts',
    labelNames: ['again'],
    registers,
  });
  const bytes = new Counter({
    name: 'flarewire_intake_bytes_total',
    help: 'Bytes of archives that were kept',
    registers,
  });
  const refusals = new Counter({
    name: 'flarewire_intake_refusals_total',
    help: 'Requests that were refused, by HTTP status',
    labelNames: ['status'],
    registers,
  });
  return {
    registry,
    received({ bytes: size, again }) {
      flares.inc({ again: again ? 'yes' : 'no' });
      if (!again) bytes.inc(size);
    },
    refused: (status) => refusals.inc({ status: String(status) }),
  };
}
