import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@flarewire/broker';

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../../../..');

/** The stack of docker-compose.yml under a name and at ports of its own. */
export type Stack = {
  ports: { nats: number; intake: number; dashboard: number };
  /** `docker compose …` on it; resolves with what it printed. */
  compose: (...args: string[]) => Promise<string>;
  /** What `docker …` printed. */
  docker: (...args: string[]) => Promise<string>;
};

/** @returns in one sentence why the tests are skipped, where there is no Docker engine or no `docker compose` */
export async function prepareStack(): Promise<Stack | string> {
  if (process.env.FLAREWIRE_TEST_BROKER !== 'container') return 'only with FLAREWIRE_TEST_BROKER=container';
  const ports = { nats: await freePort(), intake: await freePort(), dashboard: await freePort() };
  const env = {
    ...process.env,
    COMPOSE_PROJECT_NAME: `flarewire-${randomBytes(4).toString('hex')}`,
    NATS_PORT: String(ports.nats),
    INTAKE_PORT: String(ports.intake),
    DASHBOARD_PORT: String(ports.dashboard),
  };
  const docker = async (...args: string[]) =>
    (await run('docker', args, { cwd: repository, env, maxBuffer: 2 ** 26 })).stdout.trim();
  try {
    await docker('info');
    await docker('compose', 'version');
  } catch {
    return 'there is no Docker engine, or no docker compose';
  }
  return { ports, docker, compose: (...args) => docker('compose', ...args) };
}
