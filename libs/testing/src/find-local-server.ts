import { findProgram } from '@flarewire/broker';

/**
 * The nats-server of this machine, for tests that start their own whatever the kind of broker is.
 * @returns in one sentence why not, where there is none, or where the run with containers would only repeat them
 */
export async function findLocalServer(): Promise<{ program: string } | string> {
  if (process.env['FLAREWIRE_TEST_BROKER'] === 'container') return 'it starts servers of this machine in any case';
  const program = await findProgram('nats-server', process.env['PATH']);
  return program === undefined ? 'no nats-server on this machine' : { program };
}
