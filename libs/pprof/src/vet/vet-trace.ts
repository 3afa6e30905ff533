import { createReadStream } from 'node:fs';
import { FlareError } from '@flarewire/schemas';
import type { Vetted, VetOptions } from './vetted.ts';

const header = /^go 1\.\d+ trace\0/;
/** What reads as text, apart from `%`: that byte is the event by which a trace begins a string (`traceEvString` of Go's runtime). */
const run = /[\t\x20-\x24\x26-\x7e]{6,}/g;
/** Numbers seldom read as so many letters in a row. */
const surelyText = 16;
const longestRun = 4096;
const text = /^[\t\x20-\x7e]+$/;
const ends = /^(?:[^\t\x20-\x7e]|%|$)/;

/**
 * Checks an execution trace. Its format is Go's own and changes with the version, so nothing in it can be masked:
 * a trace in which a scrubbing rule finds something stays out.
 */
export async function vetTrace({ what, from, scrub }: VetOptions): Promise<Vetted> {
  let read = '';
  let first = true;
  for await (const chunk of createReadStream(from, { encoding: 'latin1', highWaterMark: 64 * 1024 })) {
    read += chunk as string;
    if (first && !header.test(read)) {
      throw new FlareError(
        'profile_not_pprof',
        `Cannot read ${what}: the answer is not an execution trace; check the base URL`,
      );
    }
    first = false;
    if (stringsIn(read).some((string) => scrub(string) !== string)) {
      throw new FlareError(
        'profile_unscrubbable',
        `Cannot read ${what}: the trace may hold a secret, and cannot be scrubbed; ask without it`,
      );
    }
    read = read.slice(-longestRun);
  }
  return { file: from };
}

/** The strings among what reads as text, where numbers do so as well. */
function stringsIn(bytes: string): string[] {
  return [...bytes.matchAll(run)].flatMap(({ 0: found, index }) => {
    const strings = [0, 1, 2, 3].flatMap((skipped) => stringAfter(bytes, index + skipped) ?? []);
    return strings.length > 0 || found.length < surelyText ? strings : [found];
  });
}

/** The string at a place, unless `%` is no length before it: it begins the event of another, which stands behind an id and its length. */
function stringAfter(bytes: string, at: number): string | undefined {
  const isEvent = bytes[at - 1] === '%' && [2, 3, 4].some((further) => stringAt(bytes, at + further) !== undefined);
  return isEvent ? undefined : stringAt(bytes, at);
}

/** A string stands behind its length, a varint of one byte or two, and an event or a number follows. */
function stringAt(bytes: string, at: number): string | undefined {
  const [before, last] = [bytes.charCodeAt(at - 2), bytes.charCodeAt(at - 1)];
  const length = before > 0x7f && last < 0x20 ? (before & 0x7f) | (last << 7) : last;
  const string = bytes.slice(at, at + length);
  const isString =
    string.length === length && length > 5 && text.test(string) && ends.test(bytes.slice(at + length, at + length + 1));
  return isString ? string : undefined;
}
