import { tmpdir } from 'node:os';
import path from 'node:path';
import { FlareError, type Config, type FlareRequest } from '@flarewire/schemas';
import { finishedArchive } from '@flarewire/archive/read';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import { unanswered } from '../terminal/ask-for-approval.ts';
import type { CommandContext } from '../command.ts';
import { collectedParts } from '../broker/collected-parts.ts';
import { stagesHere } from '../collect/stages-here.ts';
import { writeFile } from '../files/write-file.ts';
import { followToEnd } from './follow-to-end.ts';

const withoutDestination =
  'Cannot send a flare from here: the configuration has no destinations; add one under "destinations"; ' +
  'flare collect makes an archive that is sent to nobody';

/**
 * Makes a flare in this process, as the Agent's command line does when the Agent does not answer: says so,
 * and goes the very way that it would go over a broker. What is not sent is kept as a file.
 * @returns exit code: 0 sent, or kept as the person wished; 1 not sent
 */
export async function createLocally(
  request: FlareRequest,
  options: { config: Config; reason: string; json: boolean; context: CommandContext },
): Promise<number> {
  const { config, reason, json, context } = options;
  const { terminal, signal } = context;
  if (Object.keys(config.destinations).length === 0)
    throw new FlareError('invalid_config', `${reason}\n${withoutDestination}`);
  terminal.line(reason);
  terminal.line('Making the flare in this process instead');
  await using opened = new AsyncDisposableStack();
  const transport = opened.use(await stagesHere(opened, config, context));
  const { flareId } = accepted(await transport.request('create', request, { signal, timeoutMs: 60_000 }));
  let isAnswered = true;
  const end = await followToEnd(flareId, {
    transport,
    json,
    context,
    email: request.email,
    onUnanswered: () => (isAnswered = false),
  });
  if (end.name === 'flare.sent') return 0;
  const kept = await keep(flareId, transport, signal);
  if (kept) terminal.line(`(You can still use ${kept.archive})`);
  if (end.name !== 'flare.awaiting-approval') return 1;
  if (!isAnswered) throw unanswered('the flare', 'run it again with --send, or where somebody can answer');
  if (json) context.json({ ...kept, status: 'aborted' });
  if (!request.send) return 0;
  terminal.line('It was not sent: flarewire.yaml says "approval: required", and nobody approved it');
  return 1;
}

async function keep(
  flareId: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<{ archive: string; sha256: string } | undefined> {
  const parts = await collectedParts(flareId, { transport, signal }).catch(() => undefined);
  if (!parts) return undefined;
  const archive = path.join(tmpdir(), parts.archive.name);
  const { sha256 } = await writeFile(
    archive,
    finishedArchive(parts, { artifacts: transport.artifacts, signal }).open(),
  );
  return { archive, sha256 };
}
