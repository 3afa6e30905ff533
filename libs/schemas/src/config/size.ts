import { z } from 'zod';

const sizeUnits = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 } as const;

/** A size such as `64MiB`, in bytes. */
export const size = z
  .string()
  .regex(/^\d+(\.\d+)?(B|KB|MB|GB|KiB|MiB|GiB)$/, 'expected a size such as "64MiB"')
  .transform((text) => {
    const [, number, unit] = /^([\d.]+)(\w+)$/.exec(text)!;
    return Math.round(Number(number) * sizeUnits[unit as keyof typeof sizeUnits]);
  });

const durationUnits = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time such as `30s`, in milliseconds. */
export const duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'expected a length of time such as "30s"')
  .transform((text) => {
    const [, number, unit] = /^([\d.]+)(\w+)$/.exec(text)!;
    return Number(number) * durationUnits[unit as keyof typeof durationUnits];
  });
