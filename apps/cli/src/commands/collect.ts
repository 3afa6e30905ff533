import { stat } from 'node:fs/promises';
import { UsageError, type Command } from '../command.ts';
import { chooseTarget } from '../choose-target.ts';
import { count, formatBytes } from '@flarewire/follow';
import { makeLocalFlare } from '../local-flare.ts';
import { configOption, readConfig } from '../read-config.ts';

export const collect: Command = {
  name: 'collect',
  usage: '[--target <name>] [--out <zip>]',
  summary: 'Makes a flare in this process and writes it to a file; no broker is needed and nothing is sent.',
  options: {
    ...configOption,
    target: { type: 'string', short: 't', about: 'target of flarewire.yaml; not needed where there is one' },
    out: {
      type: 'string',
      short: 'o',
      about: 'file to write, or folder for one under the flare’s own name; default: here',
    },
    profile: { type: 'string', short: 'p', about: 'also take profiles, with so many seconds of CPU profile' },
  },
  positionals: { least: 0, most: 0 },
  async run(parsed, context) {
    const { values } = parsed;
    const profile = values.profile === undefined ? false : { seconds: secondsOf(values.profile as string) };
    const config = await readConfig(parsed, context);
    const { name, target } = chooseTarget(config, values.target as string | undefined);
    const flare = await makeLocalFlare({
      config,
      targetName: name,
      target,
      profile,
      out: await placeOf((values.out as string | undefined) ?? '.'),
      env: context.env,
      signal: context.signal,
      onProgress: (phase, done, total, unit) => context.terminal.passing(phase, `${done} of ${total} ${unit}`),
    });
    if (values.json) {
      const { file: archive, ...rest } = flare;
      context.json({ archive, ...rest });
      return 0;
    }
    const { summary, scrub } = flare;
    context.terminal.line(`${flare.file}  ${formatBytes(flare.bytes)}, sha256 ${flare.sha256}`);
    context.terminal.line(
      `${summary.present} of ${count(summary.expected, 'item')}, ${count(scrub.masked, 'value')} masked by rule set "${scrub.ruleSet}"`,
    );
    for (const { file, rule } of flare.findings) context.terminal.line(`  may hold a secret: ${file} (${rule})`);
    for (const { item, state, reason } of summary.missing)
      context.terminal.line(`  ${state.padEnd(11)}  ${item}${reason ? `: ${reason}` : ''}`);
    for (const { file, code, message } of flare.profiles)
      if (code) context.terminal.line(`  ${'failed'.padEnd(11)}  profiles/${file}: ${message}`);
    return 0;
  },
};

/** A folder that is there gets a file of the flare's own name; all else is a file's name. */
async function placeOf(out: string): Promise<{ file: string } | { folder: string }> {
  const isFolder = await stat(out).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isFolder ? { folder: out } : { file: out };
}

/** Seconds of CPU profile as a person types them. @throws {UsageError} unless 1 to 600 */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 600)
    throw new UsageError(`--profile takes whole seconds from 1 to 600, not "${text}"`);
  return seconds;
}
