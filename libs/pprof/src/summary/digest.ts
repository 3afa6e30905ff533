import type { ProfileKind, ProfileSummary } from '@flarewire/schemas';
import type { Profile } from 'pprof-format';
import { weigh, type Weight } from './weigh.ts';

/** A function in a ranking: nanoseconds or bytes, by itself and with all it calls. */
export interface Ranked extends Weight {
  function: string;
}

/** What the profiles of one process say, biggest first. */
export interface Digest {
  cpu?: { total: number; top: Ranked[] };
  /** Between the two heaps; only what grew. */
  growth?: Ranked[];
  mutex?: Ranked[];
  block?: Ranked[];
}

/** Makes a digest out of profiles that are shown to it one by one, and keeps none of them. */
export interface DigestMaker {
  study(kind: ProfileKind, profile: Profile): void;
  digest(): Digest;
}

const places = 20;
const cpuTypes = ['cpu', 'wall'];
const heapTypes = ['inuse_space', 'space'];
const isWaiting = (name: string): boolean => /^(runtime|sync|internal\/\w+)\./.test(name);

/** Starts the digest of one process. */
export function digestMaker(): DigestMaker {
  const heaps: Partial<Record<'1st-heap' | '2nd-heap', Map<string, Weight>>> = {};
  const digest: Digest = {};
  return {
    study(kind, profile) {
      if (kind === '1st-heap' || kind === '2nd-heap') {
        heaps[kind] = weigh(profile, { types: heapTypes });
      } else if (kind === 'cpu') {
        const weights = weigh(profile, { types: cpuTypes });
        digest.cpu = { total: weights.values().reduce((sum, { flat }) => sum + flat, 0), top: rank(weights) };
      } else if (kind === 'mutex' || kind === 'block') {
        digest[kind] = rank(weigh(profile, { types: ['delay'], passOver: isWaiting }));
      }
    },
    digest() {
      const { '1st-heap': first, '2nd-heap': second } = heaps;
      return first === undefined || second === undefined
        ? digest
        : { ...digest, growth: rank(difference(first, second)) };
    },
  };
}

/** The short form of a digest, for the event. */
export function inShort(service: string, { cpu, growth = [], mutex = [], block = [] }: Digest): ProfileSummary {
  const contention = [...mutex, ...block].toSorted((a, b) => b.flat - a.flat);
  const [top, grown, worst] = [cpu?.top ?? [], growth, contention].map((ranking) =>
    ranking.slice(0, 3).map(({ function: name, flat }) => ({ function: name.slice(0, 512), value: flat })),
  );
  return { service, cpu: top!, growth: grown!, contention: worst! };
}

function rank(weights: Map<string, Weight>): Ranked[] {
  return [...weights]
    .filter(([, { flat }]) => flat > 0)
    .toSorted(([, a], [, b]) => b.flat - a.flat)
    .slice(0, places)
    .map(([name, weight]) => ({ function: name, ...weight }));
}

function difference(first: Map<string, Weight>, second: Map<string, Weight>): Map<string, Weight> {
  const none = { flat: 0, cum: 0 };
  return new Map(
    [...second].map(([name, { flat, cum }]) => {
      const before = first.get(name) ?? none;
      return [name, { flat: flat - before.flat, cum: cum - before.cum }];
    }),
  );
}
