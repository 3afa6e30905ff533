import type { TailedEvent, TailedGroupEvent } from '@flarewire/transport';
import type { Frame } from './recent-events.ts';

/** One message of a stream of server-sent events. JSON has no line breaks, so the data is one line. */
export function sseText(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A stored event: its id is its number in the stream, to go on from. */
export function frameOf({ seq, name, data }: TailedEvent | TailedGroupEvent): Frame {
  return { seq, text: sseText(name, data, seq) };
}
