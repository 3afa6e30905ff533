import { z } from 'zod';
import { anyOf } from '../plain-words.ts';

const sizeUnits = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 } as const;

/** A size such as `64MiB`, in bytes. */
export const size = quantity('a size', sizeUnits, '64MiB').transform(Math.round);

const durationUnits = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time such as `30s`, in whole milliseconds. */
export const duration = quantity('a length of time', durationUnits, '30s').transform(Math.round);

/** A length of time for which something is waited: no more than a timer can hold, which would end at once. */
export const wait = duration.refine((ms) => ms < 2 ** 31, 'expected at most "24d"');

/** A number with one of the units behind it, as a multiple of the smallest. What is wrong with one is said with all units. */
function quantity(what: string, units: Readonly<Record<string, number>>, example: string) {
  const names = Object.keys(units);
  const pattern = new RegExp(`^(\\d+(?:\\.\\d+)?)(${names.join('|')})$`);
  const expected = `expected ${what}: a number with ${anyOf(names)}, such as "${example}"`;
  const error = ({ input }: { input?: unknown }) => {
    if (input === undefined) return undefined;
    const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(typeof input === 'string' ? input : '') ?? [];
    const meant = names.find((name) => name.toLowerCase() === unit?.toLowerCase());
    return meant === undefined ? expected : `${expected}; did you mean "${number}${meant}"?`;
  };
  return z
    .string({ error })
    .regex(pattern, { error })
    .transform((text) => {
      const [, number, unit] = pattern.exec(text)!;
      return Number(number) * units[unit!]!;
    });
}
