import { suite } from 'node:test';
import { againContract, waitMs } from '../contract/again-contract.ts';
import { createInProcessTransport } from './create-in-process-transport.ts';

suite('one that waits to be tried again, in one process', { timeout: 60_000 }, () => {
  let transport: ReturnType<typeof createInProcessTransport> | undefined;
  againContract(async () => {
    transport ??= createInProcessTransport({ artifacts: 'memory', timing: { retryDelaysMs: [waitMs] } });
    return transport;
  });
});
