import { z } from 'zod';
import { httpUrl } from './http-url.ts';
import { serviceName } from '../names.ts';
import { size } from './size.ts';

const baseUrl = httpUrl.refine((url) => {
  if (!URL.canParse(url)) return true;
  const { username, password, search, hash } = new URL(url);
  return username === '' && password === '' && search === '' && hash === '';
}, 'may not contain credentials, a query or a fragment: put a token into tokenFile');

const file = z.string().startsWith('/', 'expected an absolute path');

/** How to reach one HTTP base URL. */
const access = {
  url: baseUrl,
  socket: file
    .optional()
    .meta({ description: 'Unix socket to connect to; the URL then only gives host header and path' }),
  tokenFile: file
    .optional()
    .meta({ description: 'File with a token, sent as "Authorization: Bearer …"; read for each flare' }),
  ca: file.optional().meta({ description: 'PEM file of the certificates to trust, in place of the system’s' }),
  certificate: z
    .string()
    .regex(/^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$/, 'expected a SHA-256 fingerprint: 64 hex digits')
    .optional()
    .meta({
      description: 'SHA-256 fingerprint of the one certificate to accept, whoever signed it and whatever its name',
    }),
};

/** Where a process changes its settings at run time, such as the Agent’s `https://localhost:5005/config`. */
const settingsEndpoint = z.strictObject(access).meta({ id: 'SettingsEndpoint' });

/** The pprof endpoints of one process: a base URL, or the base URL with what it takes to get in. */
export const pprofEndpoint = z
  .union([
    baseUrl,
    z.strictObject({
      ...access,
      maxBytes: size.optional().meta({ description: 'Most bytes of one profile, also unpacked; default 64MiB' }),
      settings: settingsEndpoint.optional(),
    }),
  ])
  .meta({ id: 'PprofEndpoint' });

export const pprofServices = z
  .record(serviceName, pprofEndpoint)
  .refine((services) => Object.keys(services).length <= 64, 'expected at most 64 services')
  .meta({ description: 'Service name → base URL of its pprof endpoints' });

export type SettingsEndpoint = z.infer<typeof settingsEndpoint>;
export type PprofEndpoint = z.infer<typeof pprofEndpoint>;
