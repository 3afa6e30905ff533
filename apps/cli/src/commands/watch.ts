import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, flareOrGroup, json, nats, since } from '../arguments/options.ts';

export type WatchFlags = { config?: string; nats?: string; json: boolean; all: boolean; since?: Date };

export const watch = buildCommand({
  docs: {
    brief: 'follow one flare or group to its end, or all flares until Ctrl-C',
    customUsage: [
      { input: 'f-12ab', brief: 'from its first event to its end' },
      { input: 'g-34cd', brief: 'all flares of a group, to the end of the last' },
      { input: '--since 2h', brief: 'all events of the last two hours, then new ones' },
    ],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [{ ...flareOrGroup, optional: true }] },
    flags: {
      config,
      nats,
      json,
      all: { kind: 'boolean', brief: 'also all stored events', default: false, withNegated: false },
      since: { ...since, brief: 'also stored events from then on: 2h, 3d, 2026-11-28T20:00' },
    },
    aliases: { c: 'config' },
  },
  async func(this: CommandContext, flags: WatchFlags, id?: string) {
    const { runWatch } = await import('../run/watch.ts');
    await runWatch(this, flags, id);
  },
});
