import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createLog } from '@flarewire/service/log';
import { serveIntake } from './serve-intake.ts';

const {
  INTAKE_DIR = 'flares',
  INTAKE_PORT = '8080',
  INTAKE_HOST = '127.0.0.1',
  INTAKE_API_KEY_FILE,
  INTAKE_MAX_BYTES,
  INTAKE_LOG_LEVEL = 'info',
} = process.env;

/** Time that uploads under way have to finish after a signal; a second signal ends the process at once. */
const graceMs = 25_000;

const log = createLog({ name: 'intake', level: INTAKE_LOG_LEVEL });
const stopping = new AbortController();
const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);

await using intake = await serveIntake({
  dir: INTAKE_DIR,
  port: Number(INTAKE_PORT),
  host: INTAKE_HOST,
  apiKeys: await keysIn(INTAKE_API_KEY_FILE),
  ...(INTAKE_MAX_BYTES ? { maxBytes: Number(INTAKE_MAX_BYTES) } : {}),
  log,
  signal: stopping.signal,
});
log.info({ url: intake.url, dir: INTAKE_DIR }, 'Ready');
await stopped;
log.info('Closing');
for (const again of ['SIGTERM', 'SIGINT']) process.on(again, () => process.exit(1));
setTimeout(() => stopping.abort(), graceMs).unref();

/** One key a line. A file without any is a mistake: it would let everyone in. */
async function keysIn(file: string | undefined): Promise<string[]> {
  if (!file) return [];
  const keys = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim());
  const present = keys.filter((key) => key !== '');
  if (present.length === 0)
    throw new Error(
      `Cannot start the intake: ${file} holds no key; write one a line, or leave INTAKE_API_KEY_FILE unset`,
    );
  return present;
}
