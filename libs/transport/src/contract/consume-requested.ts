import assert from 'node:assert/strict';
import type { ConsumeOptions } from '../port/consume.ts';
import type { Transport } from '../port/transport.ts';

/** Consumes the requests of one target, which no other test uses; giving one up fails the test unless it says otherwise. */
export function consumeRequested(
  transport: Transport,
  target: string,
  rest: Partial<ConsumeOptions<'flare.requested'>>,
): Promise<AsyncDisposable> {
  return transport.consume({
    event: 'flare.requested',
    target,
    durable: `d-${target}`,
    handle: async () => {},
    giveUp: async () => assert.fail('given up'),
    ...rest,
  });
}
