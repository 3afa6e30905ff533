import { FlareError } from '@flarewire/schemas';
import { parseAllDocuments } from 'yaml';
import { fromUtf8 } from '../../byte-string.ts';
import type { OnMask } from '../rule.ts';
import type { StrictEngine } from '../strict-engine.ts';
import { maskJson, maskYaml } from './mask-structure.ts';
import { jsonTrees } from './json-trees.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Documents are read whole, up to these sizes; longer ones are masked as text, which keeps quotes and brackets too. */
const longest = { json: 16 * 2 ** 20, yaml: 2 * 2 ** 20 };

/** Scrubs YAML or JSON: by structure first, then as text, for what stands in values and comments. */
export async function* scrubStructured(
  kind: 'json' | 'yaml',
  source: Bytes,
  engine: StrictEngine,
  onMask: OnMask,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] | undefined = [];
  let length = 0;
  const masker = engine.masker(onMask);
  for await (const chunk of source) {
    length += chunk.length;
    pieces?.push(chunk);
    if (pieces && length <= longest[kind]) continue;
    for (const piece of pieces ?? [chunk]) yield* masker.push(piece);
    pieces = undefined;
  }
  if (pieces) yield scrubDocument(kind, Buffer.concat(pieces), engine, onMask);
  else yield* masker.end();
}

function scrubDocument(kind: 'json' | 'yaml', bytes: Buffer, engine: StrictEngine, onMask: OnMask): Uint8Array {
  const structured = maskStructure(kind, bytes, engine, onMask);
  const scrubbed = engine.scrub(structured ?? bytes.toString('latin1'), onMask);
  if (structured !== undefined && errorsIn(kind, scrubbed) > errorsIn(kind, bytes.toString('latin1'))) {
    throw new FlareError(
      'scrub_failed',
      `Cannot scrub a ${kind === 'json' ? 'JSON' : 'YAML'} file: it could not be read any more when its secrets were masked`,
    );
  }
  return Buffer.from(scrubbed, 'latin1');
}

/** The document with its secret values masked, as a byte string; nothing where it cannot be read. */
function maskStructure(
  kind: 'json' | 'yaml',
  bytes: Buffer,
  { classify }: StrictEngine,
  onMask: OnMask,
): string | undefined {
  try {
    if (kind === 'json') return maskJson(bytes.toString('latin1'), classify, onMask);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return fromUtf8(maskYaml(text, classify, onMask));
  } catch {
    return undefined;
  }
}

function errorsIn(kind: 'json' | 'yaml', text: string): number {
  if (kind === 'yaml') {
    const documents = parseAllDocuments(Buffer.from(text, 'latin1').toString('utf8'), { logLevel: 'error' });
    return [...documents].flatMap(({ errors }) => errors).length;
  }
  try {
    for (const tree of jsonTrees(text)) void tree;
    return 0;
  } catch {
    return 1;
  }
}
