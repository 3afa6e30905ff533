import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { targetConfig, type LedgerRow } from '@flarewire/schemas';
import { createScrubber } from '@flarewire/scrubber';
import { fromBufferPromise } from 'yauzl';
import { createArchive, type ArchiveOptions } from './create-archive.ts';

/** A folder for one test. */
export async function testFolder(): Promise<
  AsyncDisposable & { path: string; write: (name: string | Buffer, text: string | Buffer) => Promise<string> }
> {
  const path = await mkdtemp(join(tmpdir(), 'flarewire-test-'));
  return {
    path,
    async write(name, text) {
      await writeFile(Buffer.concat([Buffer.from(`${path}/`), Buffer.from(name)]), text);
      return join(path, name.toString());
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export interface MadeFlare {
  zip: Buffer;
  sha256: string;
  /** Content by path below the root folder. */
  files: Record<string, string>;
  names: string[];
  rows: LedgerRow[];
  row: (item: string) => Pick<LedgerRow, 'state' | 'reason' | 'bytes'> | undefined;
}

/** Makes the whole flare of a target, as flarewire.yaml would name it, and takes its zip apart. */
export async function makeFlare(target: unknown, options: Partial<ArchiveOptions> = {}): Promise<MadeFlare> {
  await using archive = await createArchive({
    targetName: 'test',
    target: targetConfig.parse(target),
    scrubber: createScrubber({ rules: 'strict' }),
    now: new Date('2026-11-22T10:00:00Z'),
    hostname: 'web-1.example.com',
    clock: () => 0,
    signal: new AbortController().signal,
    ...options,
  });
  const zip = Buffer.concat(await Array.fromAsync(archive.stream()));
  const rows = archive.ledger();
  return {
    zip,
    rows,
    row: (item) => rows.find((row) => row.item === item),
    sha256: sha256(zip),
    ...(await unzip(zip, archive.root)),
  };
}

/** The entries of a zip, with the root folder's name taken away. */
export async function unzip(zip: Buffer, root: string): Promise<{ names: string[]; files: Record<string, string> }> {
  const names: string[] = [];
  const files: Record<string, string> = {};
  const opened = await fromBufferPromise(zip);
  for await (const entry of opened.eachEntry()) {
    names.push(entry.fileName);
    if (entry.fileName.endsWith('/')) continue;
    const content = Buffer.concat(await Array.fromAsync(await opened.openReadStreamPromise(entry)));
    files[entry.fileName.slice(root.length + 1)] = content.toString();
  }
  return { names, files };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
