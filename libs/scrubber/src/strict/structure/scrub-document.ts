import { FlareError } from '@flarewire/schemas/error';
import { parseAllDocuments } from 'yaml';
import { fromUtf8 } from '../../byte-string.ts';
import type { OnMask, Told } from '../rule.ts';
import type { StrictEngine } from '../strict-engine.ts';
import { maskJson, maskYaml } from './mask-structure.ts';
import { jsonTrees } from './json-trees.ts';
import { keysApart } from './keys-apart.ts';

/**
 * Scrubs one document: by its structure, then as text.
 *
 * @throws FlareError `scrub_failed` where it could be read before and cannot be read any more
 */
export function scrubDocument(kind: 'json' | 'yaml', bytes: Buffer, engine: StrictEngine, told: Told): Uint8Array {
  const structured = maskStructure(kind, bytes, engine, told.onMask);
  const masked = engine.scrub(structured ?? bytes.toString('latin1'), told);
  const scrubbed = kind === 'yaml' && structured !== undefined ? withKeysApart(masked) : masked;
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
  { classify, spares }: StrictEngine,
  onMask: OnMask,
): string | undefined {
  try {
    if (kind === 'json') return maskJson(bytes.toString('latin1'), classify, { onMask, spares });
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return fromUtf8(maskYaml(text, classify, { onMask, spares }));
  } catch {
    return undefined;
  }
}

function withKeysApart(masked: string): string {
  return fromUtf8(keysApart(Buffer.from(masked, 'latin1').toString('utf8')));
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
