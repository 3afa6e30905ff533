import { access, constants } from 'node:fs/promises';
import type { TargetConfig } from '@flarewire/schemas';
import { askAgent } from './agent-flare.ts';
import type { CollectContext } from '../collectors/collector.ts';
import { deadline } from './deadline.ts';
import { findingOf, FindingError } from './finding.ts';
import { absent, type ItemSources } from './plan-items.ts';
import type { AgentSettings } from '../presets/agent-settings.ts';
import { planPreset } from '../presets/registry.ts';
import type { Progress } from '../progress.ts';

/** Who made the flare; a flare that the running agent should have made and did not has the `local` marker. */
export type Origin = { source: 'agent' } | { source: 'local'; sourceReason?: string; marker?: string };

/** Where a target's items come from. Dispose closes the agent's zip. */
export type Sources = ItemSources & AsyncDisposable & { origin: Origin };

export interface SourceOptions {
  settings: AgentSettings;
  context: CollectContext;
  onProgress: (progress: Progress) => void;
}

/**
 * The agent's own flare where the target is an agent, and what the target's `collect` adds to it. Any error of the
 * agent makes it the preset's parts instead. @throws only the signal's reason, when that is no `FindingError`
 */
export async function findSources(target: TargetConfig, options: SourceOptions): Promise<Sources> {
  const { preset, collect } = target;
  if (!preset) return local({ known: [], collect });
  const isAgent = (typeof preset === 'string' ? preset : preset.name) === 'datadog-cluster-agent';
  const settings = isAgent ? await withCertificate(options) : options.settings;
  let reason: string | undefined;
  if (isAgent && target.agent.ask) {
    const answer = await tryAgent(target, { ...options, settings });
    if (typeof answer !== 'string')
      return {
        known: answer.items,
        collect,
        origin: { source: 'agent' },
        [Symbol.asyncDispose]: () => answer[Symbol.asyncDispose](),
      };
    reason = `unable to contact the agent to retrieve flare: ${answer}`;
  }
  if (isAgent) reason ??= 'local flare was requested';
  const plan = planPreset(preset, { env: options.context.env, settings });
  const skipped = (plan.skipped ?? []).map(({ path, reason }) => absent(path, { state: 'skipped', reason }, 'preset'));
  const marker =
    reason === undefined
      ? {}
      : { sourceReason: reason, marker: `${reason}\nFlare creation time: ${options.context.now.toISOString()}\n` };
  return local({ known: skipped, collect: [...plan.collect, ...collect] }, marker);
}

function local(sources: ItemSources, marker: { sourceReason?: string; marker?: string } = {}): Sources {
  return { ...sources, origin: { source: 'local', ...marker }, async [Symbol.asyncDispose]() {} };
}

/** The agent's flare, or why there is none. */
async function tryAgent(target: TargetConfig, { settings, context, onProgress }: SourceOptions) {
  const { timeout, rescrub } = target.agent;
  onProgress({ phase: 'agent', done: 0, total: 1, unit: 'items' });
  using timer = deadline(timeout, context.signal, `the agent took longer than ${timeout / 1_000} s`);
  try {
    return await askAgent({ settings, rescrub, signal: timer.signal });
  } catch (thrown) {
    if (context.signal.aborted && !(context.signal.reason instanceof FindingError)) throw thrown;
    return findingOf(timer.signal.aborted ? timer.signal.reason : thrown).reason;
  }
}

/** The settings without a certificate that cannot be read, which is worth a warning. */
async function withCertificate({ settings, context }: SourceOptions): Promise<AgentSettings> {
  if (settings.certificateFile === undefined) return settings;
  try {
    await access(settings.certificateFile, constants.R_OK);
    return settings;
  } catch (thrown) {
    context.note(`warning: the agent's certificate is not verified: ${findingOf(thrown).reason}`);
    return { ...settings, certificateFile: undefined };
  }
}
