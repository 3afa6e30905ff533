import type { FlareView } from '@flarewire/follow';
import type { ServicesSeen } from '../feed/watch-services.ts';
import type { Exchange } from '../http/router.ts';

/** What a monitoring system is told. */
export type Figures = ServicesSeen & { flares: Iterable<FlareView>; connected: boolean };

type Sample = { labels: Record<string, string>; value: number };

/** `GET /api/metrics`: figures in the text format of Prometheus, version 0.0.4. Gauges, as old flares are forgotten. */
export function serveMetrics({ response }: Exchange, figures: Figures): void {
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(metricsText(figures));
}

/** As `serveMetrics`, the text alone. */
export function metricsText({ flares, services, backlog, connected }: Figures): string {
  return [
    gauge('flarewire_flares', 'Flares of the last seven days, by the state they are in', byState(flares)),
    gauge(
      'flarewire_waiting',
      'Flares that wait for a stage',
      backlog.map(({ stage, waiting }) => ({ labels: { stage }, value: waiting })),
    ),
    gauge(
      'flarewire_instances',
      'Instances of a service that are there',
      services.map(({ name, instances }) => ({ labels: { service: name }, value: instances })),
    ),
    gauge('flarewire_broker_connected', 'Whether the broker answers', [{ labels: {}, value: connected ? 1 : 0 }]),
  ].join('');
}

function byState(flares: Iterable<FlareView>): Sample[] {
  const counts = new Map<string, Sample>();
  for (const { target, state } of flares) {
    const sample = counts.get(`${target} ${state}`) ?? { labels: { target, state }, value: 0 };
    counts.set(`${target} ${state}`, { ...sample, value: sample.value + 1 });
  }
  return [...counts.values()];
}

/** Names of targets, states and services have no character that would have to be escaped. */
function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(([key, label]) => `${key}="${label}"`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
}
