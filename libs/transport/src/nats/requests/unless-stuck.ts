import { errors, type NatsConnection } from '@nats-io/nats-core';
import { FlareError } from '@flarewire/schemas';
import { pause, unlessAborted } from '../../waiting.ts';

type Connections = { control: Pick<NatsConnection, 'request'>; answers: Pick<NatsConnection, 'flush'> };

/** When an answer is late, and how long the broker then has to say something: together less than who asks waits for it. */
const defaults = { lateMs: 2_500, answerMs: 2_000 };

/**
 * Answers a request unless the broker can be reached but says nothing that needs its store, as a nats-server of 2.9 whose disk is
 * full. It reads nothing more then from whoever has wanted something stored, so it is `control` that such things are
 * sent over, and another connection, `answers`, that is known to be read. The signal that `answer` is given aborts.
 * @throws {FlareError} `storage_full`; what `answer` throws
 */
export async function unlessStuck<T>(
  connections: Connections,
  answer: (signal: AbortSignal) => Promise<T>,
  options: { signal: AbortSignal } & Partial<typeof defaults>,
): Promise<T> {
  const { signal, lateMs, answerMs } = { ...defaults, ...options };
  const [stuck, over] = [new AbortController(), new AbortController()];
  const watch = async () => {
    for (;;) {
      await pause(lateMs, over.signal);
      if (over.signal.aborted) return;
      if (await isStuck(connections, answerMs)) return stuck.abort(refusal());
    }
  };
  void watch();
  try {
    return await unlessAborted(answer(AbortSignal.any([signal, stuck.signal])), stuck.signal);
  } finally {
    over.abort();
  }
}

async function isStuck({ control, answers }: Connections, answerMs: number): Promise<boolean> {
  try {
    await control.request('$JS.API.INFO', '', { timeout: answerMs });
    return false;
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) return false;
  }
  const within = AbortSignal.timeout(answerMs);
  return unlessAborted(answers.flush(), within).then(
    () => true,
    () => false,
  );
}

function refusal(): FlareError {
  return new FlareError(
    'storage_full',
    'Cannot take the request: the broker answers but stores nothing, as when its disk is full; see its log, make room, restart it, then ask again',
    { retryable: true },
  );
}
