import { FlareError } from '@flarewire/schemas';
import type { DeadLetterEntry } from '@flarewire/transport';
import { buildCommand, buildRouteMap } from '@stricli/core';
import { ago } from '../ago.ts';
import { UsageError, type CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { config, json, nats } from '../options.ts';
import { placeholders } from '../placeholders.ts';
import { aligned } from '../table.ts';

type Flags = { config?: string; nats?: string; json: boolean };

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
  async func(this: CommandContext, options: Flags) {
    await using transport = await connectAs(options, this);
    const letters = await transport.deadLetters.list({ signal: this.signal });
    if (options.json) return letters.forEach((letter) => this.json(letter));
    if (letters.length === 0) return this.terminal.line('No event was given up');
    const now = Date.now();
    const rows = letters.map(({ id, event, durable, time, error }) => [
      String(id),
      event,
      durable,
      ago(time, now),
      `${error.code}: ${error.message}`,
    ]);
    for (const line of aligned([['NUMBER', 'EVENT', 'TAKEN BY', 'GIVEN UP', 'WHY'], ...rows])) this.terminal.line(line);
  },
});

const show = buildCommand({
  docs: { brief: 'show one of them, with the event as it was published' },
  parameters: { positional: letterId, flags, aliases },
  async func(this: CommandContext, options: Flags, id: number) {
    await using transport = await connectAs(options, this);
    const letter = await transport.deadLetters.get(id, { signal: this.signal });
    if (!letter) throw unknownLetter(id);
    const { payload, ...known } = letter;
    if (options.json) return this.json({ ...known, ...(payload === undefined ? {} : { payload }) });
    for (const line of wordsOf(known)) this.terminal.line(line);
    this.terminal.line(payload ?? 'The event itself is no longer stored');
  },
});

const replay = buildCommand({
  docs: {
    brief: 'store the event anew, as it was, once what kept it from being handled is mended',
    fullDescription:
      'Stores the event anew, as it was. A flare that has ended stays ended: flare send sends what it has collected.',
  },
  parameters: { positional: letterId, flags, aliases },
  async func(this: CommandContext, options: Flags, id: number) {
    await using transport = await connectAs(options, this);
    const { deadLetters } = transport;
    if (!(await deadLetters.get(id, { signal: this.signal }))) throw unknownLetter(id);
    if (!(await deadLetters.replay(id, { signal: this.signal })))
      throw new FlareError(
        'invalid_request',
        `Cannot replay letter ${id}: its event is no longer stored; ask for a new flare`,
      );
    if (options.json) this.json({ id, replayed: true });
    else this.terminal.line(`Replayed the event of letter ${id}; flare dlq drop ${id} removes the letter`);
  },
});

const drop = buildCommand({
  docs: { brief: 'remove one of them' },
  parameters: { positional: letterId, flags, aliases },
  async func(this: CommandContext, options: Flags, id: number) {
    await using transport = await connectAs(options, this);
    if (!(await transport.deadLetters.drop(id, { signal: this.signal }))) throw unknownLetter(id);
    if (options.json) this.json({ id, dropped: true });
    else this.terminal.line(`Dropped letter ${id}`);
  },
});

export const dlq = buildRouteMap({
  routes: { ls, show, replay, drop },
  docs: { brief: 'look after events that could not be handled' },
});

function wordsOf({ id, event, seq, durable, attempts, time, error }: DeadLetterEntry): string[] {
  return [
    `Letter ${id}: ${event}, number ${seq} of the events`,
    `Given up at ${time} by ${durable}, in attempt ${attempts}`,
    `${error.code}: ${error.message}`,
  ];
}

function parseId(text: string): number {
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new UsageError(`it takes a number, as flare dlq ls prints it, not "${text}"`);
}

function unknownLetter(id: number): FlareError {
  return new FlareError(
    'invalid_request',
    `Cannot find letter ${id}: there is none of this number; flare dlq ls lists them`,
  );
}
