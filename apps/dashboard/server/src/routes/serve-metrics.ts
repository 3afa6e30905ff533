import type { FlareView } from '@flarewire/follow';
import type { Metrics } from '@flarewire/service';
import { Gauge } from 'prom-client';
import type { ServicesSeen } from '../feed/watch-services.ts';
import type { Exchange } from '../http/router.ts';

/** What a monitoring system is told of the whole installation. */
export type Figures = ServicesSeen & { flares: Iterable<FlareView>; connected: boolean };

/** `GET /api/metrics`: what `/metrics` at the health port says, for who may look at the dashboard. */
export async function serveMetrics({ response }: Exchange, { registry }: Pick<Metrics, 'registry'>): Promise<void> {
  const text = await registry.metrics();
  response.writeHead(200, { 'content-type': registry.contentType }).end(text);
}

/** Adds what the dashboard sees to its own figures. Gauges, as old flares are forgotten. */
export function addFigures({ registry }: Pick<Metrics, 'registry'>, read: () => Figures): void {
  const flares = new Gauge({
    name: 'flarewire_flares',
    help: 'Flares of the last seven days, by the state they are in',
    labelNames: ['target', 'state'],
    registers: [],
    collect() {
      this.reset();
      for (const { target, state } of read().flares) this.inc({ target, state });
    },
  });
  const waiting = new Gauge({
    name: 'flarewire_waiting',
    help: 'Flares that wait for a stage',
    labelNames: ['stage'],
    registers: [],
    collect() {
      for (const { stage, waiting } of read().backlog) this.set({ stage }, waiting);
    },
  });
  const instances = new Gauge({
    name: 'flarewire_instances',
    help: 'Instances of a service that are there',
    labelNames: ['service'],
    registers: [],
    collect() {
      for (const { name: service, instances } of read().services) this.set({ service }, instances);
    },
  });
  const connected = new Gauge({
    name: 'flarewire_broker_connected',
    help: 'Whether the broker answers',
    registers: [],
    collect() {
      this.set(read().connected ? 1 : 0);
    },
  });
  for (const gauge of [flares, waiting, instances, connected]) registry.registerMetric(gauge);
}
