import { setTimeout as delay } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import type { Span } from './stalls.ts';
import type { Plan, RandomFault, StepFault } from './plan.ts';
import type { FaultName, Victim } from './victims.ts';

/** A fault that was done. */
export type Strike = {
  atMs: number;
  victim: string;
  fault: FaultName | 'clock';
  /** How long it lasts; of a clock, how far it is off. */
  forMs: number;
  state?: string;
  /** From when until when its victim was away, once that is over. */
  span?: Span;
  /** From the kill of a server of a cluster until all that it had led was led by another one. */
  election?: Span;
};

/** Does what the plan says until the signal aborts, and waits for every fault to be over. */
export async function strikeByPlan(
  plan: Plan,
  installation: Installation,
  { onStrike, signal }: { onStrike: (strike: Strike) => void; signal: AbortSignal },
): Promise<void> {
  const started = performance.now();
  const busy = new Map<Victim, Promise<void>>();
  /** Whether it was done: not to one that another fault has just befallen, nor one that cannot have it. */
  const strike = (victim: Victim, { fault, forMs, state }: What): boolean => {
    const act = victim.faults[fault];
    if (!act || busy.has(victim)) return false;
    const [atMs, from] = [Math.round(performance.now() - started), Date.now()];
    const done: Strike = { atMs, victim: victim.name, fault, forMs, ...(state ? { state } : {}) };
    onStrike(done);
    busy.set(
      victim,
      act(forMs).finally(() => {
        done.span = { from, to: Date.now() };
        busy.delete(victim);
      }),
    );
    return true;
  };
  await Promise.all([
    atRandom(plan.random, installation.victims, strike, signal),
    atSteps(plan.steps, installation, strike, signal),
  ]);
  await Promise.all(busy.values());
}

type What = Pick<Strike, 'forMs' | 'state'> & { fault: FaultName };

type Act = (victim: Victim, what: What) => boolean;

async function atRandom(faults: Iterable<RandomFault>, victims: Victim[], strike: Act, signal: AbortSignal) {
  for (const { afterMs, draw, fault, forMs } of faults) {
    await delay(afterMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const able = victims.filter((victim) => victim.faults[fault]);
    strike(able[Math.floor(draw * able.length)]!, { fault, forMs });
  }
}

/** The first fault left whose state a flare comes to is done, to whoever has brought it there. */
async function atSteps(
  steps: StepFault[],
  { transport, services, victims }: Installation,
  strike: Act,
  signal: AbortSignal,
) {
  const left = [...steps];
  let next = 0;
  for await (const { value: record } of transport.flares.watch({ signal })) {
    if (performance.now() < next) continue;
    const index = left.findIndex(({ state }) => state === record.state);
    const found = left[index];
    if (!found) continue;
    const { state, victim: who, fault, forMs } = found;
    const victim =
      who === 'its worker'
        ? services.find((service) => record.worker?.endsWith(`-${service.pid()}`))
        : victims.find(({ name }) => name === who);
    if (!victim || !strike(victim, { fault, forMs, state })) continue;
    left.splice(index, 1);
    next = performance.now() + 1_500;
  }
}
