import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { json, filled } from '../arguments/options.ts';
import { placeholders } from '../arguments/placeholders.ts';

export const inspect = buildCommand({
  docs: {
    brief: 'tell what is in a flare’s archive, what is missing, and why',
    customUsage: ['case.zip'],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'a flare’s archive', parse: filled, placeholder: placeholders.archive }],
    },
    flags: { json },
  },
  async func(this: CommandContext, flags: { json: boolean }, zip: string) {
    const { runInspect } = await import('../run/inspect.ts');
    await runInspect(this, flags, zip);
  },
});
