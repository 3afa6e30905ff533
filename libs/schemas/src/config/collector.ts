import { z } from 'zod';
import { httpUrl } from './http-url.ts';
import { duration, size, wait } from './size.ts';

/** Where an item goes: a path below the archive's root folder; a folder when it ends in `/`. */
const into = z
  .string()
  .min(1)
  .max(255)
  .refine(
    (path) => !path.startsWith('/') && !path.includes('\\'),
    'expected a path below the archive’s root folder, with "/"',
  )
  .refine(
    (path) => !path.split('/').some((part) => part === '..' || part === '.'),
    'may not contain "." or ".." as a name',
  );

const limits = {
  timeout: wait.optional().meta({ description: 'Time one item may take; default 10s' }),
  maxBytes: size.optional().meta({ description: 'Bytes kept of one item; default 64MiB' }),
};

const file = z.string().startsWith('/', 'expected an absolute path');

const filesCollector = z
  .strictObject({
    files: z
      .string()
      .startsWith('/', 'expected an absolute path or glob')
      .meta({ description: 'A glob; the path below its fixed part is kept' }),
    into: into.default('files/'),
    since: duration.optional().meta({ description: 'Only files changed since then' }),
    tail: size.optional().meta({ description: 'Only the last bytes of each file, in whole lines' }),
    follow: z
      .strictObject({ within: z.array(file).min(1) })
      .optional()
      .meta({ description: 'Folders that links may end in; without it, only links to files below the fixed part' }),
    ...limits,
  })
  .meta({ id: 'FilesCollector' });

const access = {
  tokenFile: file
    .optional()
    .meta({ description: 'File with a token, sent as "Authorization: Bearer …"; read for each flare' }),
  ca: file
    .optional()
    .meta({ description: 'PEM file of the certificates to trust, whatever name they bear, in place of the system’s' }),
  verify: z
    .literal(false)
    .optional()
    .meta({ description: 'false: any certificate will do; for addresses of this machine only' }),
};

export const httpCollector = z
  .strictObject({
    http: httpUrl.meta({ description: 'What a GET of it answers' }),
    into,
    ...access,
    ...limits,
  })
  .meta({ id: 'HttpCollector' });

const expvarCollector = z
  .strictObject({
    expvar: httpUrl.meta({ description: 'A Go process’s /debug/vars; each variable becomes a file of its own' }),
    into: into.default('expvar/'),
    ...access,
    ...limits,
  })
  .meta({ id: 'ExpvarCollector' });

export const commandCollector = z
  .strictObject({
    command: z
      .array(z.string(), {
        error: ({ input }) => (input === undefined ? undefined : 'expected a list such as [uname, -a]'),
      })
      .min(1, 'expected a program')
      .meta({ description: 'Program and arguments; never passed through a shell' }),
    into,
    ...limits,
  })
  .meta({ id: 'CommandCollector' });

const envCollector = z
  .strictObject({
    env: z
      .array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*\*?$/, 'expected a name, or the start of names with "*"'))
      .min(1)
      .meta({ description: 'Environment variables to show; those whose name says that they are secret never are' }),
    into: into.default('envvars.log'),
  })
  .meta({ id: 'EnvCollector' });

const kubernetesCollector = z
  .strictObject({
    kubernetes: z
      .union([
        z.strictObject({
          path: z.string().startsWith('/api', 'expected a path of the Kubernetes API such as "/apis/apps/v1/…"'),
        }),
        z.strictObject({ helm: z.string().min(1).max(253), namespace: z.string().max(253).optional() }),
      ])
      .meta({
        description: 'An object or a list of the API by its path, or the values given to a Helm release; as YAML',
      }),
    into,
    ...limits,
  })
  .meta({ id: 'KubernetesCollector' });

export const collector = z.union([
  filesCollector,
  httpCollector,
  expvarCollector,
  commandCollector,
  envCollector,
  kubernetesCollector,
]);

export type FilesCollector = z.infer<typeof filesCollector>;
export type HttpCollector = z.infer<typeof httpCollector>;
export type ExpvarCollector = z.infer<typeof expvarCollector>;
export type CommandCollector = z.infer<typeof commandCollector>;
export type EnvCollector = z.infer<typeof envCollector>;
export type KubernetesCollector = z.infer<typeof kubernetesCollector>;
export type CollectorSpec = z.infer<typeof collector>;
