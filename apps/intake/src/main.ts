import { readFile } from 'node:fs/promises';
import { createLog } from '@flarewire/service';
import { serveIntake } from './serve-intake.ts';

const { INTAKE_DIR = 'flares', INTAKE_PORT = '8080', INTAKE_HOST = '127.0.0.1', INTAKE_API_KEY_FILE, INTAKE_LOG_LEVEL = 'info' } = process.env;

const log = createLog({ name: 'intake', level: INTAKE_LOG_LEVEL });
const stopping = new AbortController();
const stopped = new Promise<void>((resolve) => {
  const stop = () => (stopping.signal.aborted ? process.exit(1) : resolve());
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
});

await using intake = await serveIntake({
  dir: INTAKE_DIR,
  port: Number(INTAKE_PORT),
  host: INTAKE_HOST,
  apiKeys: await keysIn(INTAKE_API_KEY_FILE),
  log,
  signal: stopping.signal,
});
log.info({ url: intake.url, dir: INTAKE_DIR }, 'Ready');
await stopped;
log.info('Closing');
setTimeout(() => stopping.abort(), 25_000).unref();

/** One key a line. */
async function keysIn(file: string | undefined): Promise<string[]> {
  if (file === undefined) return [];
  const keys = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim());
  return keys.filter((key) => key !== '');
}
