import { buildCommand, buildRouteMap } from '@stricli/core';
import { UsageError, type CommandContext } from '../command.ts';
import { config, json, nats } from '../arguments/options.ts';
import { placeholders } from '../arguments/placeholders.ts';

/** Of each of its commands. */
export type DlqFlags = { config?: string; nats?: string; json: boolean };

const flags = { config, nats, json };
const aliases = { c: 'config' } as const;
const letterId = {
  kind: 'tuple',
  parameters: [
    { brief: 'number of the event, as flare dlq ls prints it', placeholder: placeholders.letter, parse: parseId },
  ],
} as const;

const ls = buildCommand({
  docs: { brief: 'list the events that could not be handled, each with its reason' },
  parameters: { flags, aliases },
  async func(this: CommandContext, options: DlqFlags) {
    const { listLetters } = await import('../run/dlq.ts');
    await listLetters(this, options);
  },
});

const show = buildCommand({
  docs: { brief: 'show one of them, with the event as it was published' },
  parameters: { positional: letterId, flags, aliases },
  async func(this: CommandContext, options: DlqFlags, id: number) {
    const { showLetter } = await import('../run/dlq.ts');
    await showLetter(this, options, id);
  },
});

const replay = buildCommand({
  docs: {
    brief: 'store the event again, unchanged, after what kept it from being handled is fixed',
    fullDescription:
      'Stores the event again, unchanged. A flare that has ended stays ended: flare send sends what it has collected.',
  },
  parameters: { positional: letterId, flags, aliases },
  async func(this: CommandContext, options: DlqFlags, id: number) {
    const { replayLetter } = await import('../run/dlq.ts');
    await replayLetter(this, options, id);
  },
});

const drop = buildCommand({
  docs: { brief: 'remove one of them' },
  parameters: { positional: letterId, flags, aliases },
  async func(this: CommandContext, options: DlqFlags, id: number) {
    const { dropLetter } = await import('../run/dlq.ts');
    await dropLetter(this, options, id);
  },
});

export const dlq = buildRouteMap({
  routes: { ls, show, replay, drop },
  docs: { brief: 'look after events that could not be handled' },
});

function parseId(text: string): number {
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new UsageError(`it takes a number, as flare dlq ls prints it, not "${text}"`);
}
