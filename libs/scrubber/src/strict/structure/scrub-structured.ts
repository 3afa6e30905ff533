import type { Told } from '../rule.ts';
import { createGathered } from '../stream/gathered.ts';
import type { StrictEngine } from '../strict-engine.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Documents are read whole, up to these sizes; longer ones are masked as text, which keeps quotes and brackets too. */
const longest = { json: 16 * 2 ** 20, yaml: 2 * 2 ** 20 };

/** Scrubs YAML or JSON: by structure first, then as text, for what stands in values and comments. */
export async function* scrubStructured(
  kind: 'json' | 'yaml',
  source: Bytes,
  engine: StrictEngine,
  told: Told,
): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] | undefined = [];
  let length = 0;
  const masker = engine.masker(told);
  const { give, taken } = createGathered();
  for await (const chunk of source) {
    length += chunk.length;
    if (pieces && length <= longest[kind]) {
      pieces.push(Buffer.from(chunk));
      continue;
    }
    for (const piece of [...(pieces ?? []), chunk]) masker.push(piece, give);
    pieces = undefined;
    yield taken();
  }
  if (!pieces) {
    masker.end(give);
    yield taken();
    return;
  }
  // What reads YAML is large, and loaded where there is some.
  const { scrubDocument } = await import('./scrub-document.ts');
  yield scrubDocument(kind, Buffer.concat(pieces), engine, told);
}
