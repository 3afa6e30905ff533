import { z } from 'zod';

/** What a person may do on the dashboard, beside looking. */
const deeds = ['ask', 'approve', 'cancel', 'resend', 'download'] as const;

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'expected an address or a CIDR range' });

/** Where the dashboard is served, and to whom. */
export const dashboardConfig = z
  .strictObject({
    host: z.string().min(1).default('127.0.0.1').meta({ description: 'Address to listen on' }),
    port: z.number().int().min(0).max(65535).default(8090).meta({ description: '0: any free one' }),
    tokens: z.string().optional().meta({
      description: 'A file with a line "<name> <token>" for each person who may sign in; the name is recorded as `by`',
    }),
    proxy: z
      .strictObject({
        header: z
          .string()
          .regex(/^[A-Za-z0-9-]+$/, 'expected the name of a header')
          .meta({ description: 'Header in which a reverse proxy names who is signed in; recorded as `by`' }),
        from: z
          .array(address)
          .min(1)
          .default(['127.0.0.1', '::1'])
          .meta({ description: 'Addresses of the proxy; the header counts from there alone' }),
      })
      .optional(),
    origins: z
      .array(z.url({ protocol: /^https?$/ }))
      .default([])
      .meta({ description: 'Addresses of the page in browsers, where a proxy changes the Host header' }),
    allow: z
      .array(z.enum(deeds))
      .default([...deeds])
      .meta({
        description:
          'What people may do from this dashboard, if the broker allows it as well; an empty list: only look',
      }),
  })
  .refine(({ host, tokens, proxy }) => isLoopback(host) || tokens !== undefined || proxy !== undefined, {
    path: ['host'],
    error: 'everybody could reach it; add "tokens" or "proxy", or use 127.0.0.1',
  })
  .meta({ id: 'DashboardConfig' });

/** Whether a host to listen on is this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

export type DashboardConfig = z.infer<typeof dashboardConfig>;
export type Deed = (typeof deeds)[number];
