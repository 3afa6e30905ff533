import { flareStateNames, type FlareState } from '@flarewire/schemas/states';
import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, filled, json, nats, since, parseId } from '../arguments/options.ts';
import { target } from '../arguments/target-option.ts';

export type LsFlags = {
  config?: string;
  nats?: string;
  json: boolean;
  targets: boolean;
  since?: Date;
  state?: readonly FlareState[];
  target?: string;
  group?: string;
  case?: string;
};

export const ls = buildCommand({
  docs: {
    brief: 'list flares, newest first, or the targets and who serves them',
    customUsage: [
      { input: '--since 2h --state failed', brief: 'what failed in the last two hours' },
      { input: '--case 4242', brief: 'all flares of a support case' },
      { input: '--targets', brief: 'who serves what' },
    ],
  },
  parameters: {
    flags: {
      config,
      nats,
      json,
      targets: { kind: 'boolean', brief: 'list targets', default: false, withNegated: false },
      since: { ...since, brief: 'only flares asked for since then: 2h, 3d, 2026-11-28T20:00' },
      state: {
        kind: 'enum',
        values: flareStateNames,
        brief: 'only flares in this state; may be repeated',
        optional: true,
        variadic: true,
      },
      target: { ...target, brief: 'only of this target' },
      group: {
        kind: 'parsed',
        parse: parseId,
        brief: 'only the flares of this group',
        placeholder: 'group id',
        optional: true,
      },
      case: {
        kind: 'parsed',
        parse: filled,
        brief: 'only the flares of this support case',
        placeholder: 'case id',
        optional: true,
      },
    },
    aliases: { c: 'config', g: 'group', t: 'target' },
  },
  async func(this: CommandContext, flags: LsFlags) {
    const { runLs } = await import('../run/ls.ts');
    await runLs(this, flags);
  },
});
