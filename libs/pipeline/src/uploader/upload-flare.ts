import { isDeepStrictEqual } from 'node:util';
import { allowedFindings } from '@flarewire/config';
import { createRules } from '@flarewire/gate';
import type { Destination, DestinationsFor } from '@flarewire/delivery';
import { FlareError, type Config, type EventData } from '@flarewire/schemas';
import { failedEvent } from '../stage/failed-event.ts';
import { finishedArchive } from '@flarewire/archive/read';
import type { Stage, StageRun } from '../stage/stage.ts';
import type { Transport } from '@flarewire/transport';
import type { EarlyLooks } from '../gate/early-looks.ts';
import type { EndedFlares } from '../recovery/ended-flares.ts';
import { deliverFlare } from './deliver-flare.ts';
import { holdSmall } from './hold-small.ts';
import { discardMended, passGate } from './pass-gate.ts';
import { sentBefore } from './sent-before.ts';

type UploaderOptions = {
  config: Config;
  transport: Transport;
  destinationsFor: DestinationsFor;
  now: () => Date;
  /** What was found in archives while they were packed in this process. */
  looks?: EarlyLooks | undefined;
  /** Flares that this process has seen to end: one that comes once more was sent, perhaps, before the broker lost it. */
  ended?: EndedFlares;
};

/**
 * The uploader's part of a flare: archive and profiles are joined and read once, by the gate; then they are sent, or,
 * where somebody has to approve that, wait.
 */
export function uploaderStage({
  config,
  transport,
  destinationsFor,
  now,
  looks,
  ended,
}: UploaderOptions): Stage<'profiles.collected'> {
  const rules = createRules();
  const { mayHaveEnded, isForgotten } = sentBefore({ transport, ended });
  return {
    name: 'uploader',
    takes: 'profiles.collected',
    working: 'sending',
    mayHaveEnded,
    discard: async ({ name, data }) => {
      if (name === 'flare.awaiting-approval' && data.mended)
        await discardMended(data, data.mended, transport.artifacts);
    },

    async run(parts, context) {
      const started = performance.now();
      const destinations = destinationsFor(parts.request.destinations);
      const artifacts = holdSmall(transport.artifacts);
      const passed = await untilClosing(context, (signal) =>
        passGate(parts, {
          gate: config.gate,
          allow: allowedFindings(config),
          artifacts,
          looks,
          rules,
          context: { ...context, signal },
        }),
      );
      if (passed.refused) {
        const { error } = passed.refused;
        const failure = { stage: 'uploader' as const, flare: parts, error, attempts: context.attempt };
        return { name: 'flare.failed', state: 'failed', data: failedEvent(failure, now) };
      }
      const { measured, mended } = passed;
      const { elapsedMs: _, ...collected } = parts;
      const held = { ...collected, ...(mended ? { mended } : {}) };
      if (!parts.request.send || config.approval === 'required') {
        const asked = now();
        const expires = new Date(asked.getTime() + config.unapproved.after).toISOString();
        const places = destinations.map((destination) => ({ name: destination.name, host: hostOf(destination) }));
        return {
          name: 'flare.awaiting-approval',
          state: 'awaiting-approval',
          data: { ...held, time: asked.toISOString(), finished: measured, destinations: places, expires },
        };
      }
      const archive = finishedArchive(held, { artifacts, signal: context.signal });
      const forgotten = await isForgotten(parts, context);
      const sent = await deliverFlare({ parts: held, archive, measured, destinations, context, forgotten });
      return { name: 'flare.sent', state: 'sent', data: sentEvent(parts, sent, { started, now }) };
    },
  };
}

/**
 * Sends a flare that somebody approved: exactly the bytes that were approved. Only the very event that its record holds
 * counts, since it alone stands for an archive that has passed the gate, and for an approval of it.
 */
export function approvedStage({
  transport,
  destinationsFor,
  now,
  ended,
}: Omit<UploaderOptions, 'config' | 'looks'>): Stage<'flare.approved'> {
  const { mayHaveEnded, isForgotten } = sentBefore({ transport, ended });
  return {
    name: 'uploader',
    takes: 'flare.approved',
    working: 'sending',
    mayHaveEnded,
    accepts: (data, record) => record?.outbox?.name === 'flare.approved' && isDeepStrictEqual(record.outbox.data, data),

    async run(parts, context) {
      const started = performance.now();
      const destinations = destinationsFor(parts.request.destinations);
      const archive = finishedArchive(parts, { artifacts: transport.artifacts, signal: context.signal });
      const forgotten = await isForgotten(parts, context);
      const sent = await deliverFlare({ parts, archive, measured: parts.finished, destinations, context, forgotten });
      return { name: 'flare.sent', state: 'sent', data: sentEvent(parts, sent, { started, now }) };
    },
  };
}

/** Does what can be done anew as well by another uploader, until this one closes. @throws {FlareError} `shutting_down`, retryable */
async function untilClosing<T>(
  { signal, closing }: Pick<StageRun, 'signal' | 'closing'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await work(AbortSignal.any([signal, closing]));
  } catch (cause) {
    if (!closing.aborted || signal.aborted) throw cause;
    const message = 'Cannot finish the flare: the uploader is closing, and hands it back';
    throw new FlareError('shutting_down', message, { cause, retryable: true });
  }
}

/** The event that ends a flare that arrived. */
function sentEvent(
  { version, flareId, target }: Pick<EventData<'flare.sent'>, 'version' | 'flareId' | 'target'>,
  sent: Awaited<ReturnType<typeof deliverFlare>>,
  { started, now }: { started: number; now: () => Date },
): EventData<'flare.sent'> {
  const elapsedMs = Math.round(performance.now() - started);
  return { version, flareId, target, time: now().toISOString(), ...sent, elapsedMs };
}

/** Where a destination is, without credentials; of a folder, its path. */
function hostOf(destination: Destination): string {
  return destination.kind === 'folder' ? destination.path : new URL(destination.base).host;
}
