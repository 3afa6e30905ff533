import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { toFlareError } from '@flarewire/schemas';
import { Profile, StringTable, ValueType } from 'pprof-format';

const pack = promisify(gzip);
const heapSampleBytes = 512 * 1024;
const heapStackDepth = 64;
const cpuIntervalMicros = 10_000;

/** Refused: a CPU profile of this process is under way. */
export class ProfilerBusy extends Error {
  override readonly name = 'ProfilerBusy';
}

/** The profiles of this process, gzipped pprof. */
export interface NodeProfiler extends Disposable {
  heap(): Promise<Uint8Array>;
  /** Profiles for so many seconds, or until the signal aborts. @throws {ProfilerBusy} */
  cpu(seconds: number, signal: AbortSignal): Promise<Uint8Array>;
  /** An empty profile of contention: JavaScript runs on one thread, and waits for no other. */
  contention(): Promise<Uint8Array>;
}

/**
 * Starts V8's sampling of the heap, which a process has once.
 * @throws {FlareError} `profile_failed` where the profiler has no binary for the platform, or is open already
 */
export async function openNodeProfiler(): Promise<NodeProfiler> {
  const { encode, heap, time } = await startHeap().catch((thrown: unknown) => {
    throw toFlareError(thrown, 'profile_failed', 'Cannot start the profiler of this process');
  });
  let profiling = false;
  return {
    heap: async () => encode(heap.profile()),
    cpu: async (seconds, signal) => {
      if (profiling) throw new ProfilerBusy('a CPU profile is under way');
      profiling = true;
      try {
        time.start({
          durationMillis: seconds * 1000,
          intervalMicros: cpuIntervalMicros,
          collectCpuTime: true,
          withContexts: true,
        });
        await delay(seconds * 1000, undefined, { signal }).catch(() => undefined);
        return await encode(time.stop());
      } finally {
        profiling = false;
      }
    },
    contention: async () => pack(noContention().encode()),
    [Symbol.dispose]: () => heap.stop(),
  };
}

async function startHeap() {
  // Loaded here, so that a process that serves no profiles needs no native code.
  const { encode, heap, time } = await import('@datadog/pprof');
  heap.start(heapSampleBytes, heapStackDepth);
  return { encode, heap, time };
}

function noContention(): Profile {
  const stringTable = new StringTable();
  const valueType = (type: string, unit: string): ValueType =>
    new ValueType({ type: stringTable.dedup(type), unit: stringTable.dedup(unit) });
  return new Profile({
    sampleType: [valueType('contentions', 'count'), valueType('delay', 'nanoseconds')],
    periodType: valueType('contentions', 'count'),
    period: 1,
    timeNanos: BigInt(Date.now()) * 1_000_000n,
    stringTable,
  });
}
