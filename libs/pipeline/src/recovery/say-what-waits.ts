import { isOnline, waitsFor } from '@flarewire/schemas';
import { progressOf, type Worker } from '../stage/stage.ts';

/** Who has taken a flare up sooner was not waited for. */
const waitingMs = 10_000;

/**
 * Tells those who follow a flare what it waits for, and until when, where nobody is there to take it up. Uploaders register
 * nowhere: one that does not answer the pre-flight is not there.
 */
export async function sayWhatWaits(worker: Worker, signal: AbortSignal, brokerNow: Date = worker.now()): Promise<void> {
  const { transport, log, now } = worker;
  const records = (await transport.flares.list({ signal })).map(({ value }) => value);
  const waiting = records.filter(
    (record) => waitsFor(record) && now().getTime() - Date.parse(record.updated) > waitingMs,
  );
  if (waiting.length === 0) return;
  const targets = (await transport.targets.list({ signal })).filter((entry) => isOnline(entry, brokerNow));
  const uploaders = (await transport.answering({ signal })).preflight ?? 0;
  for (const record of waiting) {
    const { stage, until } = waitsFor(record)!;
    const isThere =
      stage === 'uploader'
        ? uploaders > 0
        : targets.some(({ value }) => value.role === stage && value.target === record.target);
    if (isThere) continue;
    const phase = `waiting for the ${stage} until ${until.toISOString()}`;
    progressOf(stage, record, worker)({ phase, done: 0, unit: 'items' });
    log.warn(
      { flareId: record.flareId, target: record.target, until },
      `A flare waits for the ${stage}, and none is there`,
    );
  }
}
