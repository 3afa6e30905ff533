import { flareStateNames, type FlareState } from '@flarewire/schemas';
import type { Random } from './random.ts';
import { faultNames, type FaultName } from './victims.ts';

/** A fault at random: some time after the one before. */
export type RandomFault = { afterMs: number; draw: number; fault: FaultName; forMs: number };

/** A fault on purpose: for whoever has just moved a flare into a state, or for one victim then. */
export type StepFault = {
  state: FlareState;
  victim: 'its worker' | 'broker' | 'intake';
  fault: FaultName;
  forMs: number;
};

export type Plan = { random: Iterable<RandomFault>; steps: StepFault[] };

/** Those that a flare passes where all goes well. */
const states = flareStateNames.filter((state) => state !== 'failed' && state !== 'cancelled');

/** What happens in a run; the same for the same seed. */
export function makePlan(random: Random, { longestFreezeMs }: { longestFreezeMs: number }): Plan {
  const forMs = (fault: FaultName) =>
    Math.round(fault === 'kill' ? random.between(100, 2_000) : random.between(500, longestFreezeMs));
  const atEach = states.flatMap((state) =>
    faultNames.flatMap((fault): StepFault[] => [
      { state, victim: 'its worker', fault, forMs: forMs(fault) },
      ...(fault === 'cut' ? [] : [{ state, victim: 'broker' as const, fault, forMs: forMs(fault) }]),
      ...(state === 'sending' ? [{ state, victim: 'intake' as const, fault, forMs: forMs(fault) }] : []),
    ]),
  );
  // Kills first: a short run does not come to the end of this.
  const [kills, others] = [true, false].map((kill) => atEach.filter(({ fault }) => (fault === 'kill') === kill));
  return { random: faults(random, forMs), steps: [...random.shuffled(kills!), ...random.shuffled(others!)] };
}

function* faults(random: Random, forMs: (fault: FaultName) => number): Generator<RandomFault, never> {
  for (;;) {
    const fault = random.pick(faultNames);
    yield { afterMs: Math.round(random.between(500, 4_000)), draw: random.next(), fault, forMs: forMs(fault) };
  }
}
