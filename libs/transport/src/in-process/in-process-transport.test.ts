import { transportContract } from '../contract/transport-contract.ts';
import { fastTiming, type Subject } from '../contract/subject.ts';
import { createEventLog } from './event-log.ts';
import { createInProcessTransport } from './create-in-process-transport.ts';

transportContract('in-process transport', startInProcess());

function startInProcess(): Subject {
  const events = createEventLog();
  const transport = createInProcessTransport({ artifacts: 'memory', timing: fastTiming, events });
  return {
    open: async () => transport,
    async inject(subject, payload) {
      events.append(subject, new TextEncoder().encode(payload));
    },
    deadLetters: async (durable) => (await transport.deadLetters.list()).filter((letter) => letter.durable === durable),
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  };
}
