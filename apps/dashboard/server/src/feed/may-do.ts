import type { Deed, EndpointName } from '@flarewire/schemas';
import type { Log } from '@flarewire/service';
import type { Transport } from '@flarewire/transport';

/** What may be done here. */
export type May = Record<Deed, boolean>;

const endpointOf = { ask: 'create', approve: 'approve', cancel: 'cancel', resend: 'resend' } as const satisfies Partial<
  Record<Deed, EndpointName>
>;

/** Whether each deed is allowed: by the configuration, and by the broker, which is asked. */
export async function findMay(options: {
  transport: Transport;
  allow: readonly Deed[];
  log: Log;
  signal?: AbortSignal;
}): Promise<May> {
  const { transport, allow, log, signal } = options;
  const asked = await Promise.all(
    Object.entries(endpointOf).map(async ([deed, endpoint]) => {
      const may = allow.includes(deed as Deed) && (await transport.mayAsk(endpoint, signal ? { signal } : {}));
      return [deed, may] as const;
    }),
  );
  const may = { ...Object.fromEntries(asked), download: allow.includes('download') } as May;
  log.info({ may }, 'What the broker lets this dashboard do');
  return may;
}
