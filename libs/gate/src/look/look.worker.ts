/** Looks at parts of files in a thread of its own: takes `{id, name, part}`, answers `{id, found}` or `{id, error}`. */
import { parentPort, workerData } from 'node:worker_threads';
import { createLook, type LookOptions } from './look.ts';

interface Asked {
  id: number;
  name: string;
  part: Uint8Array<ArrayBuffer>;
}

const look = createLook(workerData as LookOptions);
parentPort?.on('message', (asked: Asked) => void answer(asked));

async function answer({ id, name, part }: Asked): Promise<void> {
  try {
    const found = await look(name, Buffer.from(part.buffer, part.byteOffset, part.length));
    parentPort?.postMessage({ id, found }, []);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, []);
  }
}
