import type { ProfileKind, ProfileSummary } from '@flarewire/schemas';
import type { StudiedProfile, Weight, Weights } from './weigh.ts';

/** A function in a ranking: nanoseconds or bytes, by itself and with all it calls. */
export interface Ranked extends Weight {
  function: string;
}

/** What the profiles of one process say, biggest first. */
export interface Digest {
  /** The total is that of all samples whatever their signs, as `go tool pprof` has it. */
  cpu?: { total: number; top: Ranked[] };
  /** Between the two heaps; only what grew. */
  growth?: Ranked[];
  mutex?: Ranked[];
  block?: Ranked[];
}

/** Makes a digest out of profiles that are shown to it one by one, and keeps none of them. */
export interface DigestMaker {
  study(kind: ProfileKind, profile: StudiedProfile): Promise<void>;
  digest(): Digest;
}

const places = 20;
const time = { nanoseconds: 1, microseconds: 1e3, milliseconds: 1e6, seconds: 1e9 };
const cpu = { types: ['cpu', 'CPU', 'cpu-time', 'wall', 'wall-time', 'time'], units: time };
const heap = { types: ['inuse_space', 'space', 'heap-space'], units: { bytes: 1, kilobytes: 2 ** 10 } };
const waiting = { types: ['delay', 'lock_time'], units: time };
const isWaiting = (name: string): boolean => /^(runtime|sync|internal\/\w+)\./.test(name);

/** Starts the digest of one process. */
export function digestMaker(): DigestMaker {
  const heaps: Partial<Record<'1st-heap' | '2nd-heap', Map<string, Weight>>> = {};
  const digest: Digest = {};
  return {
    async study(kind, profile) {
      if (kind === '1st-heap' || kind === '2nd-heap') {
        heaps[kind] = (await weighed(profile, heap)).functions;
      } else if (kind === 'cpu') {
        const { total, functions } = await weighed(profile, cpu);
        digest.cpu = { total, top: rank(functions) };
      } else if (kind === 'mutex' || kind === 'block') {
        digest[kind] = rank((await weighed(profile, waiting, isWaiting)).functions);
      }
    },
    digest() {
      const { '1st-heap': first, '2nd-heap': second } = heaps;
      return first === undefined || second === undefined ? digest : { ...digest, growth: growth(first, second) };
    },
  };
}

/** The short form of a digest, for the event. */
export function inShort(service: string, { cpu, growth = [], mutex = [], block = [] }: Digest): ProfileSummary {
  const contention = [...mutex, ...block].toSorted(byWeight);
  const [top, grown, worst] = [cpu?.top ?? [], growth, contention].map((ranking) =>
    ranking.slice(0, 3).map(({ function: name, flat }) => ({ function: name.slice(0, 512), value: flat })),
  );
  return { service, cpu: top!, growth: grown!, contention: worst! };
}

/** Weighs a profile by the first of these types that it has in a unit that is known; nothing weighs anything where it has none. */
async function weighed(
  profile: StudiedProfile,
  { types, units }: { types: readonly string[]; units: Readonly<Record<string, number>> },
  passOver?: (name: string) => boolean,
): Promise<Weights> {
  for (const wanted of types) {
    const type = profile.types.findIndex(({ name, unit }) => name === wanted && unit in units);
    if (type === -1) continue;
    const unit = units[profile.types[type]!.unit]!;
    return profile.weigh({ type, unit, ...(passOver === undefined ? {} : { passOver }) });
  }
  return { total: 0, functions: new Map() };
}

function rank(weights: ReadonlyMap<string, Weight>): Ranked[] {
  return [...weights]
    .map(([name, weight]) => ({ function: name, ...weight }))
    .toSorted(byWeight)
    .slice(0, places);
}

const byWeight = (a: Weight, b: Weight): number => Math.abs(b.flat) - Math.abs(a.flat);

/** What weighs more in the second heap than in the first; a heap that is a difference itself has negative weights. */
function growth(first: ReadonlyMap<string, Weight>, second: ReadonlyMap<string, Weight>): Ranked[] {
  const none = { flat: 0, cum: 0 };
  const grown = new Map<string, Weight>();
  for (const name of new Set([...first.keys(), ...second.keys()])) {
    const [before, after] = [first.get(name) ?? none, second.get(name) ?? none];
    if (after.flat > before.flat) grown.set(name, { flat: after.flat - before.flat, cum: after.cum - before.cum });
  }
  return rank(grown);
}
