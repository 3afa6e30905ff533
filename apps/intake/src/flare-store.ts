import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Form } from './read-form.ts';

/** A flare that was received, as it is listed and as it lies beside its archive. */
export type ReceivedFlare = {
  id: string;
  case_id: number;
  /** The case as it was given, where it was not a number. */
  given_case_id?: string;
  name: string;
  size: number;
  sha256: string;
  received: string;
  email: string;
  source: string;
  hostname: string;
  agent_version: string;
  tags: string[];
  /** The id that Flarewire gave it, where it sent it. */
  flare_id?: string;
};

/** Flares in a folder: `<case id>/<id>.zip`, with `<id>.json` beside it. A flare is there once its JSON file is. */
export type FlareStore = {
  /** A path for an archive that is still coming in. */
  incoming(): string;
  /** Takes a received archive in; several of one case are kept side by side. */
  keep(path: string, form: Form, from: { caseId: string; flareId?: string | undefined }): Promise<ReceivedFlare>;
  /** All flares, newest first. */
  list(): Promise<ReceivedFlare[]>;
  find(id: string): Promise<ReceivedFlare | undefined>;
  read(flare: ReceivedFlare): Readable;
};

const incomingFolder = '.incoming';

/** Opens the folder, for one process at a time: what an earlier one had not finished receiving is removed. */
export async function openFlareStore(dir: string): Promise<FlareStore> {
  await rm(join(dir, incomingFolder), { recursive: true, force: true });
  await mkdir(join(dir, incomingFolder), { recursive: true, mode: 0o700 });
  const pathOf = (flare: Pick<ReceivedFlare, 'case_id' | 'id'>, ending: string) =>
    join(dir, String(flare.case_id), `${flare.id}.${ending}`);

  const read = async (caseId: string, file: string) =>
    JSON.parse(await readFile(join(dir, caseId, file), 'utf8')) as ReceivedFlare;

  return {
    incoming: () => join(dir, incomingFolder, `${randomUUID()}.zip`),

    async keep(path, { fields, tags, file }, { caseId: given, flareId }) {
      const case_id = /^\d{1,15}$/.test(given) ? Number(given) : await nextFreeCase(dir);
      await mkdir(join(dir, String(case_id)), { recursive: true, mode: 0o700 });
      const flare: ReceivedFlare = {
        id: `${case_id}-${Date.now()}-${randomBytes(3).toString('hex')}`,
        case_id,
        ...(given === '' || String(case_id) === given ? {} : { given_case_id: given }),
        ...file,
        received: new Date().toISOString(),
        email: fields.get('email') ?? '',
        source: fields.get('source') ?? '',
        hostname: fields.get('hostname') ?? '',
        agent_version: fields.get('agent_version') ?? '',
        tags,
        ...(flareId === undefined ? {} : { flare_id: flareId }),
      };
      await rename(path, pathOf(flare, 'zip'));
      const partial = join(dir, incomingFolder, `${flare.id}.json`);
      await writeFile(partial, `${JSON.stringify(flare, null, 2)}\n`, { mode: 0o600, flush: true });
      await rename(partial, pathOf(flare, 'json'));
      return flare;
    },

    async list() {
      const entries = await readdir(dir, { withFileTypes: true });
      const cases = entries.filter((entry) => entry.isDirectory() && isCase(entry.name));
      const flares: ReceivedFlare[] = [];
      for (const { name } of cases) {
        const ids = (await readdir(join(dir, name)))
          .filter((file) => file.endsWith('.json'))
          .map((file) => file.slice(0, -5));
        for (const id of ids) if (caseOf(id) === name) flares.push(await read(name, `${id}.json`));
      }
      return flares.toSorted((a, b) => b.received.localeCompare(a.received) || b.id.localeCompare(a.id));
    },

    async find(id) {
      const caseId = caseOf(id);
      if (caseId === undefined) return undefined;
      const isThere = await stat(join(dir, caseId, `${id}.json`)).catch(() => undefined);
      return isThere && read(caseId, `${id}.json`);
    },

    read: (flare) => createReadStream(pathOf(flare, 'zip')),
  };
}

/** Makes the folder of the case after the highest one, so that no other upload gets the same number. */
async function nextFreeCase(dir: string): Promise<number> {
  const taken = (await readdir(dir)).filter(isCase).map(Number);
  for (let next = Math.max(0, ...taken) + 1; ; next++) {
    try {
      await mkdir(join(dir, String(next)), { mode: 0o700 });
      return next;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The case of a flare, by its id; of anything else none. */
function caseOf(id: string): string | undefined {
  return /^(\d{1,16})-\d+-[0-9a-f]+$/.exec(id)?.[1];
}

/** One that was given has 15 digits at most; the next free one may have another. */
function isCase(name: string): boolean {
  return /^\d{1,16}$/.test(name);
}
