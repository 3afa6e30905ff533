import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { chooseDestinations, deliver, type Destination } from '@flarewire/delivery';
import { FlareError, type Config, type FlareRequest } from '@flarewire/schemas';
import { loadAgentConfig } from '@flarewire/config';
import { chooseTarget } from './choose-target.ts';
import type { CommandContext } from './command.ts';
import { formatBytes } from '@flarewire/follow';
import { isYes } from './ask-for-approval.ts';
import { makeLocalFlare, type LocalFlare } from './local-flare.ts';

/**
 * Makes a flare in this process, as the Agent's command line does when the Agent does not answer: says so,
 * collects, asks, and sends.
 * @returns exit code
 */
export async function createLocally(
  request: FlareRequest,
  options: { config: Config; reason: string; json: boolean; context: CommandContext },
): Promise<number> {
  const { config, reason, json, context } = options;
  const { terminal, env, signal } = context;
  terminal.line(reason);
  terminal.line('Making the flare in this process instead');
  const { name, target } = chooseTarget(config, request.target);
  const agent = await loadAgentConfig({ file: config.agent.config, env });
  const destinations = chooseDestinations(config.destinations, agent)(request.destinations);
  const flare = await makeLocalFlare({
    config,
    targetName: name,
    target,
    profile: request.profile,
    out: { folder: tmpdir() },
    env,
    signal,
    onProgress: (phase, done, total, unit) => terminal.passing(phase, `${done} of ${total} ${unit}`),
  });
  refuseFindings(flare);
  terminal.line(`${flare.file} is going to be uploaded (${formatBytes(flare.bytes)}, sha256 ${flare.sha256})`);
  if (!request.send && !(await isYes(context, 'Are you sure you want to upload a flare? [y/N]'))) {
    terminal.line(`Aborting. (You can still use ${flare.file})`);
    if (json) context.json({ archive: flare.file, sha256: flare.sha256, status: 'aborted' });
    return 0;
  }
  for (const destination of destinations) await sendTo(destination, flare, request, options);
  return 0;
}

/** @throws {FlareError} `residual_secret` */
function refuseFindings({ file, findings }: LocalFlare): void {
  if (findings.length === 0) return;
  const named = findings.slice(0, 5).map((finding) => `${finding.file} (${finding.rule})`);
  throw new FlareError(
    'residual_secret',
    `Cannot send the archive: it may still hold a secret in ${named.join(', ')}; look at ${file}`,
  );
}

async function sendTo(
  destination: Destination,
  flare: LocalFlare,
  { caseId, email }: FlareRequest,
  { config, json, context }: { config: Config; json: boolean; context: CommandContext },
): Promise<void> {
  const delivered = await deliver({
    destination,
    flare: {
      name: flare.name,
      ...(caseId ? { caseId } : {}),
      ...(email ? { email } : {}),
      hostname: flare.hostname,
      agentVersion: config.agent.version,
      source: 'local',
      open: () => createReadStream(flare.file),
    },
    onBytes: (sent) => context.terminal.passing('sending', `${formatBytes(sent)} of ${formatBytes(flare.bytes)}`),
    signal: context.signal,
  });
  if (json) context.json({ destination: destination.name, archive: flare.file, ...delivered });
  else context.terminal.line(delivered.message);
}
