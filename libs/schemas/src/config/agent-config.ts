import { z } from 'zod';

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

const url = z.string().min(1);
const port = z.number().int().min(0).max(65535);

/**
 * What Flarewire uses of the Agent's own configuration, its file and the `DD_*` variables put together.
 * Defaults are the Agent's.
 */
export const agentConfig = z
  .object({
    apiKey: z.string().default('').meta({ description: 'api_key' }),
    site: z.string().default('datadoghq.com').meta({ description: 'site' }),
    ddUrl: url.optional().meta({ description: 'dd_url' }),
    convertSiteToFqdn: z.boolean().default(true).meta({ description: 'convert_dd_site_fqdn.enabled' }),
    proxy: z
      .object({
        http: url.optional(),
        https: url.optional(),
        noProxy: z.array(z.string()).default([]),
        nonExactNoProxy: z.boolean().default(false).meta({ description: 'no_proxy_nonexact_match' }),
      })
      .prefault({})
      .meta({ description: 'proxy.*, with the metadata addresses added and nothing at all under fips.enabled' }),
    tls: z
      .object({
        skipValidation: z.boolean().default(false).meta({ description: 'skip_ssl_validation' }),
        minVersion: z.enum(tlsVersions).default('TLSv1.2').meta({ description: 'min_tls_version' }),
        keyLogFile: z.string().optional().meta({ description: 'sslkeylogfile' }),
        handshakeTimeoutMs: z.number().positive().default(10_000).meta({ description: 'tls_handshake_timeout' }),
      })
      .prefault({}),
    dialFallbackDelayMs: z
      .number()
      .default(-1)
      .meta({ description: 'http_dial_fallback_delay: below 0: one address after the other; 0: the default delay' }),
    logFile: z.string().optional().meta({ description: 'log_file' }),
    confdPath: z.string().optional().meta({ description: 'confd_path' }),
    expvarPort: port.default(5000).meta({ description: 'expvar_port' }),
    metricsPort: port.default(5000).meta({ description: 'metrics_port' }),
    clusterAgentPort: port.default(5005).meta({ description: 'cluster_agent.cmd_port' }),
  })
  .meta({ id: 'AgentConfig' });

export type AgentConfig = z.infer<typeof agentConfig>;
export type TlsVersion = (typeof tlsVersions)[number];
