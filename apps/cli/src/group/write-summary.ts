import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeProfile, profileMerger, weighFunctions, writeFleetSummary, type Instance } from '@flarewire/pprof/fleet';
import type { CollectedProfile, Mended } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { makeFolder } from '../files/make-folder.ts';
import type { FlareStory, GroupStory } from './read-story.ts';

const cpuTypes = ['cpu', 'CPU', 'wall', 'time'];
const heapTypes = ['inuse_space', 'space'];

/** Profiles larger than this are not compared: they are read whole. */
const largest = 64 * 2 ** 20;

/**
 * Writes `profiles/summary.md` of a group, and for each service one CPU profile of all its processes.
 * @returns the files, below the folder; undefined where the group has no profiles
 */
export async function writeSummary(
  { created, ended, flares }: GroupStory,
  folder: string,
  from: { transport: Transport; signal: AbortSignal },
): Promise<{ summary: string; merged: string[] } | undefined> {
  const profiled = flares.flatMap((flare) =>
    flare.collected?.profiles.length ? [{ ...flare, collected: flare.collected }] : [],
  );
  if (profiled.length === 0) return undefined;
  const mergers = new Map<string, { merger: ReturnType<typeof profileMerger>; instances: number }>();
  const instances: Instance[] = [];
  for (const { target, collected, parts } of profiled) {
    const kept = collected.profiles.filter(({ file }) => !isLeftOut(file, parts?.mended));
    for (const [service, profiles] of Map.groupBy(kept, (one) => one.service)) {
      const read = (kind: CollectedProfile['kind']) =>
        readProfile(
          profiles.find((one) => one.kind === kind),
          from,
        );
      const [cpu, first, second] = [await read('cpu'), await read('1st-heap'), await read('2nd-heap')];
      const merged = mergers.get(service) ?? { merger: profileMerger(), instances: 0 };
      if (cpu && merged.merger.add(cpu)) mergers.set(service, { ...merged, instances: merged.instances + 1 });
      const burnt = cpu && weighFunctions(cpu, cpuTypes);
      const [before, after] = [first, second].map((heap) => heap && weighFunctions(heap, heapTypes));
      const heaps = before && after ? { heaps: { first: before, second: after } } : {};
      instances.push({ target, service, ...(burnt ? { cpu: burnt } : {}), ...heaps });
    }
  }
  await makeFolder(path.join(folder, 'profiles'), { mode: 0o700 });
  const merged = [];
  for (const [service, { merger, instances: count }] of mergers) {
    const file = `${service}-cpu.pprof`;
    await writeFile(path.join(folder, 'profiles', file), merger.finish()!, { mode: 0o600 });
    merged.push({ file, service, instances: count });
  }
  const text = writeFleetSummary({
    groupId: created.groupId,
    seconds: profiled[0]!.collected.seconds,
    targets: profiled.length,
    instances,
    instant: ended?.instant,
    skewMs: ended?.skewMs,
    skewAtMostMs: ended?.skewAtMostMs,
    ...whoDiffered(flares),
    merged,
  });
  await writeFile(path.join(folder, 'profiles', 'summary.md'), text, { mode: 0o600 });
  return { summary: 'profiles/summary.md', merged: merged.map(({ file }) => `profiles/${file}`) };
}

/** Whether the gate found something in a profile: then it is in no archive, and not here. */
function isLeftOut(file: string, mended: Mended | undefined): boolean {
  return mended?.files.some((one) => one.file.endsWith(`/profiles/${file}`)) ?? false;
}

function whoDiffered(flares: readonly FlareStory[]) {
  const alone = flares.flatMap(({ target, commonStart }) =>
    commonStart?.alone === undefined ? [] : [{ target, why: commonStart.alone }],
  );
  const without = flares.flatMap(({ target, collected, state, code }) => {
    if (collected && collected.profiles.length > 0) return [];
    return [{ target, why: collected?.failed[0]?.code ?? code ?? `its flare is ${state}` }];
  });
  return { alone, without };
}

async function readProfile(
  profile: CollectedProfile | undefined,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
) {
  if (!profile || profile.ref.size > largest) return undefined;
  const bytes = Buffer.concat(await Array.fromAsync(transport.artifacts.get(profile.ref, { signal })));
  return decodeProfile(bytes);
}
