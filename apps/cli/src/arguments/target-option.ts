import type { CommandContext } from '../command.ts';
import { filled } from './options.ts';

/** The option that names a target. It is completed with those of the configuration. */
export const target = {
  kind: 'parsed',
  parse: filled,
  brief: 'target, as flarewire.yaml names it; not needed where there is one',
  placeholder: 'name',
  optional: true,
  async proposeCompletions(this: CommandContext): Promise<string[]> {
    const { readConfig } = await import('../broker/read-config.ts');
    return Object.keys((await readConfig({}, this)).targets);
  },
} as const;
