import { setTimeout as delay } from 'node:timers/promises';
import { hasEnded } from '@flarewire/schemas';
import { examine, leftOnDisk, recordsNow, type Findings } from './examine.ts';
import { startInstallation, type Installation } from './installation.ts';
import { killLeaders } from './leaders.ts';
import { approveAll, askForFlares } from './load.ts';
import { makePlan } from './plan.ts';
import { createRandom } from './random.ts';
import { shiftClocks } from './shift-clocks.ts';
import { strikeByPlan, type Strike } from './strike.ts';

export type ChaosOptions = {
  flares: number;
  /** How long flares are asked for and faults happen. */
  seconds: number;
  seed: number;
  program: string;
  env: NodeJS.ProcessEnv;
  folder?: string;
  onStrike?: (strike: Strike) => void;
  /** With three, what fails is the leader of each stream, bucket and consumer, one after the other; default: anything of one. */
  brokers?: 1 | 3;
  /** What fails are the clocks of the services, and nothing else. */
  clocks?: boolean;
};

export type ChaosReport = Findings & { seed: number; seconds: number; since: Date; strikes: Strike[] };

/** No fault lasts longer. */
const longestFreezeMs = 20_000;

/** Once no fault happens any more, a run is over when for so long no flare has gone on: whoever looks after them has looked. */
const quietMs = 150_000;

/** Makes flares while everything fails that can fail, and looks at what became of them. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { flares, seconds, seed, onStrike = () => {} } = options;
  await using opened = new AsyncDisposableStack();
  const installation = opened.use(await startInstallation({ ...options, shiftable: options.clocks ?? false }));
  const since = new Date();
  const strikes: Strike[] = [];
  const enough = new AbortController();
  const approving = new AbortController();
  const approvals = approveAll(installation.transport, approving.signal);
  const happening = {
    onStrike: (strike: Strike) => (strikes.push(strike), onStrike(strike)),
    signal: enough.signal,
  };
  const plan = makePlan(createRandom(seed), { longestFreezeMs: Math.min(longestFreezeMs, seconds * 100) });
  const strike = () => {
    if (options.clocks) return shiftClocks(installation, createRandom(seed), happening);
    return options.brokers === 3 ? killLeaders(installation, happening) : strikeByPlan(plan, installation, happening);
  };
  const striking = strike();
  const asking = askForFlares(installation.transport, { flares, overMs: seconds * 1_000, seed });
  await delay(seconds * 1_000);
  enough.abort();
  const [load] = await Promise.all([asking, striking]);
  await untilSettled(installation);
  approving.abort();
  await approvals;
  const findings = await examine(installation, load, { since, strikes });
  for (const service of installation.services) await service[Symbol.asyncDispose]();
  findings.wrong.push(...(await leftOnDisk(installation)));
  return { seed, seconds, since, ...findings, strikes };
}

/** Resolves when every flare has ended and nothing is left to be cleared or restored, or when nothing happens any more. */
export async function untilSettled(installation: Installation): Promise<void> {
  let [seen, since] = ['', performance.now()];
  while (performance.now() - since < quietMs) {
    const records = await recordsNow(installation);
    const settings = await installation.transport.settings.list();
    const isOver = records.every(({ state, announced, interrupted }) => hasEnded(state) && announced && !interrupted);
    if (isOver && settings.length === 0) return;
    const now = records.map(({ state, updated }) => `${state} ${updated}`).join(' ');
    if (now !== seen) [seen, since] = [now, performance.now()];
    await delay(1_000);
  }
}
