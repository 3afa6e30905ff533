import type { FilesCollector } from '@flarewire/schemas';
import { findingOf } from '../collect/finding.ts';
import type { CollectContext, Collector } from './collector.ts';
import type { Item, ReadOptions } from '../collect/item.ts';
import { parseGlob, type Glob } from './glob.ts';
import { limitsOf, rankOf } from './limits.ts';
import { readFile, type Part } from './read-file.ts';
import { walkFiles } from './walk-files.ts';

/** Files by glob; the path below the glob's fixed part is kept under `into`. */
export const files: Collector<FilesCollector> = { plan: planFiles };

async function* planFiles(spec: FilesCollector, context: CollectContext): AsyncIterable<Item> {
  const oldest = spec.since === undefined ? -Infinity : context.now.getTime() - spec.since;
  let matched = 0;
  let old = 0;
  try {
    const glob = await parseGlob(spec.files);
    for await (const found of walkFiles(glob, { within: spec.follow?.within ?? [], signal: context.signal })) {
      matched += 1;
      const common = {
        ...limitsOf(spec),
        path: placeOf(spec, glob, found.name).replace(/\.zst$/, ''),
        source: 'files',
        rank: rankOf(found.name),
      };
      if ('finding' in found) {
        yield { ...common, finding: found.finding };
      } else if (found.stats.mtimeMs < oldest) {
        old += 1;
      } else {
        const { path, stats } = found;
        context.recordPath(path);
        const size = isGenerated(path) ? Infinity : stats.size;
        const known = size === Infinity || found.name.endsWith('.zst') ? undefined : size;
        const read = readerOf(path, { size, tail: spec.tail });
        yield { ...common, ...(known === undefined ? {} : { size: Math.min(known, spec.tail ?? known) }), read };
      }
    }
  } catch (thrown) {
    context.signal.throwIfAborted();
    yield { ...limitsOf(spec), path: spec.into, source: 'files', rank: 'state', finding: findingOf(thrown) };
    return;
  }
  if (old > 0) context.note(`${spec.files}: left out ${old} of ${matched} files, which are older than "since"`);
  if (matched === 0) {
    const reason = `no file matches ${spec.files}`;
    yield {
      ...limitsOf(spec),
      path: spec.into,
      source: 'files',
      rank: 'state',
      finding: { state: 'not-found', reason },
    };
  }
}

/** It holds as little as it needs, since there may be a hundred thousand of the like. */
function readerOf(path: Buffer, part: Part): (options: ReadOptions) => AsyncIterable<Uint8Array> {
  return (options) => readFile(path, part, options);
}

function placeOf({ into }: FilesCollector, glob: Glob, name: string): string {
  if (into.endsWith('/')) return into + name;
  return glob.single ? into : `${into}/${name}`;
}

/** Files of the kernel say 0 bytes, or a page of them, whatever they hold. */
function isGenerated(path: Buffer): boolean {
  return /^\/(proc|sys)\//.test(path.toString());
}
