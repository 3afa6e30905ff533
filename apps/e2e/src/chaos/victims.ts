import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalBroker } from '@flarewire/broker';
import type { ChildService } from '@flarewire/demo';
import type { Relay } from './relay.ts';

export const faultNames = ['kill', 'freeze', 'restart', 'cut'] as const;
export type FaultName = (typeof faultNames)[number];

/** Something that a fault can befall, one at a time. Each resolves when it is over and all is as before. */
export type Victim = { name: string; faults: Partial<Record<FaultName, (ms: number) => Promise<void>>> };

/** A service that is started again whenever it ends, as a supervisor does. */
export type Supervised = Victim &
  AsyncDisposable & {
    /** The process that runs now. */
    pid: () => number | undefined;
    /** How often it ended by itself. */
    crashes: () => number;
    /** Resolves when it runs. */
    ready: () => Promise<void>;
  };

/** Runs a service. `relay` is its way to the broker, if that can be cut. */
export function supervise(name: string, start: () => Promise<ChildService>, relay?: Relay): Supervised {
  const closing = new AbortController();
  let crashes = 0;
  let running: ChildService | undefined;
  let isStruck = false;

  const run = async (): Promise<void> => {
    while (!closing.signal.aborted && !running) {
      try {
        const service = await start();
        running = service;
        service.process.once('exit', () => {
          running = undefined;
          if (isStruck || closing.signal.aborted) return;
          crashes += 1;
          void runAgain();
        });
      } catch {
        await delay(200);
      }
    }
  };
  let starting: Promise<void> = run();
  const runAgain = (ms = 0): Promise<void> =>
    (starting = Promise.resolve(starting)
      .then(() => delay(ms))
      .then(run));
  const end = async (how: (service: ChildService) => PromiseLike<void>) => {
    isStruck = true;
    if (running) await how(running);
    isStruck = false;
  };

  return {
    name,
    pid: () => running?.process.pid,
    crashes: () => crashes,
    ready: () => starting,
    faults: {
      async kill(ms) {
        await end(({ process }) => killed(process));
        await runAgain(ms);
      },
      async freeze(ms) {
        const { process } = running ?? {};
        process?.kill('SIGSTOP');
        await delay(ms);
        process?.kill('SIGCONT');
      },
      async restart() {
        await end((service) => service[Symbol.asyncDispose]());
        await runAgain();
      },
      ...(relay && { cut: (ms) => cut(relay, ms) }),
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      await starting;
      await running?.[Symbol.asyncDispose]();
    },
  };
}

export function brokerVictim(broker: LocalBroker, name = 'broker'): Victim {
  return {
    name,
    faults: {
      async kill(ms) {
        await broker.kill();
        await delay(ms);
        await broker.restart();
      },
      async freeze(ms) {
        broker.freeze();
        await delay(ms);
        broker.thaw();
      },
      restart: () => broker.restart(),
    },
  };
}

/** A way over the network, such as that to the intake. */
export function wayVictim(name: string, relay: Relay): Victim {
  return { name, faults: { cut: (ms) => cut(relay, ms) } };
}

async function cut(relay: Relay, ms: number): Promise<void> {
  relay.cut();
  await delay(ms);
  relay.mend();
}

async function killed(process: ChildProcess): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}
