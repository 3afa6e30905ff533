import path from 'node:path';
import { followFlare } from '@flarewire/follow';
import { FlareError, type EventData } from '@flarewire/schemas';
import type { Report, Summary } from './report.ts';
import type { Stack } from './stack.ts';

/** Asks a running stack for one flare and follows it to its end. @throws {FlareError} when it is refused, or fails */
export async function makeDemoFlare(
  stack: Stack,
  options: { seconds: number; report: Report; signal: AbortSignal },
): Promise<Summary> {
  const { seconds, report, signal } = options;
  const asked = new Date();
  const started = performance.now();
  const request = { caseId: '4242', email: 'ops@example.com', profile: { seconds } };
  const reply = await stack.transport.request('create', request, { signal });
  if (reply.status === 'refused')
    throw new FlareError('stage_failed', `Cannot make the flare: the request was refused: ${reply.error.message}`);
  report.say(
    'request',
    `flare.create ${JSON.stringify(request)} → ${reply.flareId} in ${Math.round(performance.now() - started)} ms`,
    asked,
  );
  const end = await followFlare(reply.flareId, report, { transport: stack.transport, signal });
  if (end.name !== 'flare.sent')
    throw new FlareError(
      'stage_failed',
      `Cannot show an archive: the flare ended in ${end.name}; the services' logs are in ${path.join(stack.folder, 'logs')}`,
    );
  const { bytes, sha256 } = end.data.archive;
  return {
    archive: await deliveredArchive(stack, end.data),
    bytes,
    sha256,
    elapsedMs: Math.round(performance.now() - started),
  };
}

/** Where the intake put the archive: found by its digest in the intake's list. */
async function deliveredArchive(stack: Stack, { archive }: EventData<'flare.sent'>): Promise<string> {
  const response = await fetch(new URL('/flares', stack.intakeUrl));
  const flares = (await response.json()) as { id: string; case_id: number; sha256: string }[];
  const delivered = flares.find(({ sha256 }) => sha256 === archive.sha256);
  if (!delivered)
    throw new FlareError(
      'stage_failed',
      `Cannot show the archive: the intake does not have it; its folder is ${stack.intakeFolder}`,
    );
  return path.join(stack.intakeFolder, String(delivered.case_id), `${delivered.id}.zip`);
}
