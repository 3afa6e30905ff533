import { FlareError } from '@flarewire/schemas';
import type { DeadLetterEntry } from '@flarewire/transport';
import { ago } from '../terminal/ago.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { aligned } from '../terminal/table.ts';
import type { DlqFlags } from '../commands/dlq.ts';

/** `flare dlq ls`. */
export async function listLetters(context: CommandContext, options: DlqFlags): Promise<void> {
  await using transport = await connectAs(options, context);
  const letters = await transport.deadLetters.list({ signal: context.signal });
  if (options.json) return letters.forEach((letter) => context.json(letter));
  if (letters.length === 0) return context.terminal.line('No event was given up');
  const now = Date.now();
  const rows = letters.map(({ id, event, durable, time, error }) => [
    String(id),
    event,
    durable,
    ago(time, now),
    `${error.code}: ${error.message}`,
  ]);
  for (const line of aligned([['NUMBER', 'EVENT', 'TAKEN BY', 'GIVEN UP', 'WHY'], ...rows]))
    context.terminal.line(line);
}

/** `flare dlq show`. */
export async function showLetter(context: CommandContext, options: DlqFlags, id: number): Promise<void> {
  await using transport = await connectAs(options, context);
  const letter = await transport.deadLetters.get(id, { signal: context.signal });
  if (!letter) throw unknownLetter(id);
  const { payload, ...known } = letter;
  if (options.json) return context.json({ ...known, ...(payload === undefined ? {} : { payload }) });
  for (const line of wordsOf(known)) context.terminal.line(line);
  context.terminal.line(payload ?? 'The event itself is no longer stored');
}

/** `flare dlq replay`. */
export async function replayLetter(context: CommandContext, options: DlqFlags, id: number): Promise<void> {
  await using transport = await connectAs(options, context);
  const { deadLetters } = transport;
  if (!(await deadLetters.get(id, { signal: context.signal }))) throw unknownLetter(id);
  if (!(await deadLetters.replay(id, { signal: context.signal })))
    throw new FlareError(
      'invalid_request',
      `Cannot replay letter ${id}: its event is no longer stored; ask for a new flare`,
    );
  if (options.json) context.json({ id, replayed: true });
  else context.terminal.line(`Replayed the event of letter ${id}; flare dlq drop ${id} removes the letter`);
}

/** `flare dlq drop`. */
export async function dropLetter(context: CommandContext, options: DlqFlags, id: number): Promise<void> {
  await using transport = await connectAs(options, context);
  if (!(await transport.deadLetters.drop(id, { signal: context.signal }))) throw unknownLetter(id);
  if (options.json) context.json({ id, dropped: true });
  else context.terminal.line(`Dropped letter ${id}`);
}

function wordsOf({ id, event, seq, durable, attempts, time, error }: DeadLetterEntry): string[] {
  return [
    `Letter ${id}: ${event}, number ${seq} of the events`,
    `Given up at ${time} by ${durable}, in attempt ${attempts}`,
    `${error.code}: ${error.message}`,
  ];
}

function unknownLetter(id: number): FlareError {
  return new FlareError(
    'invalid_request',
    `Cannot find letter ${id}: there is none with this number; flare dlq ls lists them`,
  );
}
