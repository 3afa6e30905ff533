import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Transport } from '@flarewire/transport';

/** Everything a flare needs, running: broker, services and an intake. Closing stops what it started. */
export type Stack = AsyncDisposable & {
  /** Where the stack keeps its files. */
  readonly folder: string;
  /** In words: which broker, and where it comes from. */
  readonly brokerInWords: string;
  /** The broker's URL; absent where it is this process. */
  readonly brokerUrl: string | undefined;
  readonly intakeUrl: string;
  /** Where the intake puts what it gets. */
  readonly intakeFolder: string;
  readonly configFile: string;
  readonly transport: Transport;
};

/** Makes the stack's folders. */
export async function makeStackFolders(folder: string): Promise<{ logs: string; intake: string; broker: string }> {
  const folders = {
    logs: path.join(folder, 'logs'),
    intake: path.join(folder, 'intake'),
    broker: path.join(folder, 'broker'),
  };
  for (const each of Object.values(folders)) await mkdir(each, { recursive: true, mode: 0o700 });
  return folders;
}
