import { z } from 'zod';
import { duration, size } from './size.ts';

/** Where an item goes: a path below the archive's root folder; a folder when it ends in `/`. */
export const into = z
  .string()
  .min(1)
  .max(255)
  .refine((path) => !path.startsWith('/') && !path.includes('\\'), 'expected a path below the archive’s root folder, with "/"')
  .refine((path) => !path.split('/').some((part) => part === '..' || part === '.'), 'may not contain "." or ".." as a name');

const limits = {
  timeout: duration.optional().meta({ description: 'Time one item may take; default 10s' }),
  maxBytes: size.optional().meta({ description: 'Bytes kept of one item; default 64MiB' }),
};

export const filesCollector = z
  .strictObject({
    files: z.string().startsWith('/', 'expected an absolute path or glob').meta({ description: 'A glob; the path below its fixed part is kept' }),
    into: into.default('files/'),
    since: duration.optional().meta({ description: 'Only files changed since then' }),
    tail: size.optional().meta({ description: 'Only the last bytes of each file, in whole lines' }),
    ...limits,
  })
  .meta({ id: 'FilesCollector' });

export const httpCollector = z
  .strictObject({ http: z.url({ protocol: /^https?$/ }), into, ...limits })
  .meta({ id: 'HttpCollector' });

export const collector = z.union([filesCollector, httpCollector]);

export type FilesCollector = z.infer<typeof filesCollector>;
export type HttpCollector = z.infer<typeof httpCollector>;
export type Collector = z.infer<typeof collector>;
