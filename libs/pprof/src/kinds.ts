import type { ProfileKind } from '@flarewire/schemas';

/** Where a pprof server has one kind of profile, how its file ends, and what its bytes must be. */
export type Kind =
  | { format: 'pprof'; path: string; ending: string; timed: boolean; sampleTypes: readonly string[] }
  | { format: 'text' | 'trace'; path: string; ending: string; timed: boolean };

// One of these types must be among a profile's samples: the first is Go's, the second that of Node.js.
const heap = ['inuse_space', 'space'];
const cpu = ['cpu', 'wall'];
const contention = ['contentions'];

const pprof = (path: string, ending: string, sampleTypes: readonly string[]): Kind => ({
  format: 'pprof',
  path,
  ending,
  sampleTypes,
  timed: path === 'profile',
});

/** Every kind of profile. Paths, names and order of the first five are those of the Agent's flare. */
export const kinds: Readonly<Record<ProfileKind, Kind>> = {
  '1st-heap': pprof('heap', '-1st-heap.pprof', heap),
  cpu: pprof('profile', '-cpu.pprof', cpu),
  '2nd-heap': pprof('heap', '-2nd-heap.pprof', heap),
  mutex: pprof('mutex', '-mutex.pprof', contention),
  block: pprof('block', '-block.pprof', contention),
  goroutine: { format: 'text', path: 'goroutine?debug=2', ending: '-goroutine.txt', timed: false },
  allocs: pprof('allocs', '-allocs.pprof', ['alloc_space']),
  trace: { format: 'trace', path: 'trace', ending: '.trace', timed: true },
};

/** Name of a profile's file below `profiles/`, such as `web-1st-heap.pprof`. */
export function profileFile(service: string, kind: ProfileKind): string {
  return service + kinds[kind].ending;
}

/** Path and query of a profile below the base URL; a timed one takes `seconds`. */
export function profilePath(kind: ProfileKind, seconds: number): string {
  const { path, timed } = kinds[kind];
  return timed ? `${path}?seconds=${seconds}` : path;
}
