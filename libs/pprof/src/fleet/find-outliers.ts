import type { FunctionWeights } from './weigh-functions.ts';

/** The CPU profile of one process of a service. */
export interface Measured {
  target: string;
  cpu: FunctionWeights;
}

/** A function that has more of the CPU in one target than in the others. */
export interface Outlier {
  target: string;
  name: string;
  /** Its share in this target, and in the middle one of the others. */
  here: number;
  elsewhere: number;
}

/**
 * Processes with fewer samples are not compared: at Go's 100 a second that is one second of a core, and a single burst of work
 * fills less.
 */
export const fewestSamples = 100;

/** How much larger the share must be than in the middle one of the others to be worth telling. */
const worthTelling = { points: 0.1, times: 2 };

/**
 * How many standard errors it must be above what the others have together. So much is never seen by chance among the some
 * hundred functions of a group that are large enough, and leaves room for samples that come in bursts.
 */
const leastScore = 5;

/** The functions whose share stands out in one process of a service, by more than so many samples can differ by chance; largest first. */
export function findOutliers(processes: readonly Measured[]): Outlier[] {
  const measured = processes.filter(({ cpu }) => cpu.total > 0 && cpu.samples >= fewestSamples);
  if (measured.length < 3) return [];
  const found: Outlier[] = [];
  for (const { target, cpu } of measured) {
    const others = measured.filter((one) => one.target !== target).map((one) => one.cpu);
    for (const name of cpu.flat.keys()) {
      const here = shareOf(name, cpu);
      const elsewhere = median(others.map((other) => shareOf(name, other)));
      if (here - elsewhere < worthTelling.points || here < worthTelling.times * elsewhere) continue;
      if (scoreOf(name, cpu, others) >= leastScore) found.push({ target, name, here, elsewhere });
    }
  }
  return found.toSorted((a, b) => b.here - b.elsewhere - (a.here - a.elsewhere));
}

/**
 * The z-score of two proportions, with their pooled variance: those of a function's samples here and in all others. Where the
 * others differ among themselves by more than chance (their samples come in bursts, or their work is not the same), it is the less.
 */
function scoreOf(name: string, cpu: FunctionWeights, others: readonly FunctionWeights[]): number {
  const n = others.reduce((sum, { samples }) => sum + samples, 0);
  const usual = others.reduce((sum, other) => sum + shareOf(name, other) * other.samples, 0) / n;
  const here = shareOf(name, cpu);
  const pooled = (here * cpu.samples + usual * n) / (cpu.samples + n);
  const variance = pooled * (1 - pooled) * (1 / cpu.samples + 1 / n);
  return (here - usual) / Math.sqrt(variance * dispersionOf(name, usual, others));
}

/** Pearson's estimate of how many times more than by chance the shares of some processes differ; at least once. */
function dispersionOf(name: string, usual: number, all: readonly FunctionWeights[]): number {
  const chance = usual * (1 - usual);
  if (chance === 0) return 1;
  const chiSquare = all.reduce((sum, one) => sum + (one.samples * (shareOf(name, one) - usual) ** 2) / chance, 0);
  return Math.max(1, chiSquare / (all.length - 1));
}

function shareOf(name: string, { flat, total }: FunctionWeights): number {
  return (flat.get(name) ?? 0) / total;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
