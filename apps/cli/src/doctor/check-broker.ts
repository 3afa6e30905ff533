import { formatDuration } from '@flarewire/follow';
import type { EndpointName } from '@flarewire/schemas';
import { howToStart } from './how-to-start.ts';
import { ok, warning, wrong, type Connected, type Finding } from './check.ts';

/** Whether JetStream answers, and how soon. */
export async function checkJetStream({ transport, signal }: Connected): Promise<Finding[]> {
  const began = performance.now();
  await transport.flares.list({ signal });
  return [ok('jetstream', `answers in ${formatDuration(performance.now() - began)}`)];
}

const asked = { create: 'ask for flares', approve: 'approve', cancel: 'cancel', resend: 'send again' } as const;

/** What the broker lets this user ask. Each is asked with a request that can only be refused. */
export async function checkPermissions({ transport, signal }: Connected): Promise<Finding[]> {
  const refused: string[] = [];
  for (const endpoint of Object.keys(asked) as (keyof typeof asked)[])
    if (!(await transport.mayAsk(endpoint, { signal }))) refused.push(endpoint);
  if (refused.length === 0) return [ok('permissions', `may ${Object.values(asked).join(', ')}`)];
  const subjects = refused.map((name) => `flare.${name}`).join(', ');
  return [warning('permissions', `may not ask on ${subjects}`, `if this user should, let it publish to ${subjects}`)];
}

const services: [endpoint: EndpointName, service: string][] = [
  ['create', 'archiver'],
  ['approve', 'uploader'],
];

/** Whether somebody answers what is asked. */
export async function checkServices({ transport, signal }: Connected): Promise<Finding[]> {
  const answering = await transport.answering({ signal });
  return services.map(([endpoint, service]) => {
    const instances = answering[endpoint] ?? 0;
    return instances > 0
      ? ok('services', `${instances} ${service}${instances > 1 ? 's' : ''}`)
      : wrong('services', `no ${service} answers`, `start one: ${howToStart(service)}`);
  });
}
