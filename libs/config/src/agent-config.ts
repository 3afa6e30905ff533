import { readFile } from 'node:fs/promises';
import { agentConfig, FlareError, tlsVersions, whyUnread, type AgentConfig, type TlsVersion } from '@flarewire/schemas';
import { LineCounter, parseDocument } from 'yaml';
import { agentProxy } from './agent-config-proxy.ts';
import { agentSettings, type AgentSettings } from './agent-config-settings.ts';

type LoadOptions = {
  /** `datadog-cluster.yaml` or `datadog.yaml`; none: the variables alone. */
  file?: string | undefined;
  /** The process's environment: `DD_*` variables win over the file. */
  env: Readonly<Record<string, string | undefined>>;
  /** Called with what is odd but can be lived with. */
  warn?: (message: string) => void;
  signal?: AbortSignal;
};

/**
 * Reads what Flarewire uses of the Agent's own configuration: the file, `DD_*` variables above it, and for proxies the
 * Agent's own precedence. `ENC[…]` handles stay as they are; who needs such a value says so.
 * @throws {FlareError} `invalid_config` when the file cannot be read or a value has the wrong type
 */
export async function loadAgentConfig({ file, env, warn = () => {}, ...options }: LoadOptions): Promise<AgentConfig> {
  const settings = agentSettings(file === undefined ? {} : await readYaml(file, options), env);
  const result = agentConfig.safeParse(
    withoutAbsent({
      apiKey: settings.text('api_key'),
      site: settings.text('site'),
      ddUrl: env['DD_DD_URL'] || env['DD_URL'] || settings.text('dd_url'),
      convertSiteToFqdn: settings.flag('convert_dd_site_fqdn.enabled'),
      proxy: agentProxy(settings, env),
      tls: withoutAbsent({
        skipValidation: settings.flag('skip_ssl_validation'),
        minVersion: tlsVersion(settings, warn),
        keyLogFile: settings.text('sslkeylogfile'),
        handshakeTimeoutMs: settings.duration('tls_handshake_timeout'),
      }),
      dialFallbackDelayMs: settings.duration('http_dial_fallback_delay'),
      logFile: settings.text('log_file'),
      confdPath: settings.text('confd_path'),
      expvarPort: settings.number('expvar_port'),
      metricsPort: settings.number('metrics_port'),
      clusterAgentPort: settings.number('cluster_agent.cmd_port'),
    }),
  );
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new FlareError(
    'invalid_config',
    `Cannot use the Agent's configuration ${file ?? 'of the DD_* variables'}: ${issues.join('; ')}`,
  );
}

/** The values are never quoted in an error: the file holds the API key. */
async function readYaml(file: string, options: { signal?: AbortSignal }): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, { encoding: 'utf8', ...options });
  } catch (cause) {
    throw new FlareError(
      'invalid_config',
      `Cannot read the Agent's configuration ${file}: ${whyUnread(cause)}; see agent.config in flarewire.yaml`,
      { cause },
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const [mistake] = document.errors;
  if (!mistake) return document.toJS() as unknown;
  const { line } = lines.linePos(mistake.pos[0]);
  throw new FlareError(
    'invalid_config',
    `Cannot use the Agent's configuration ${file}: line ${line} is not YAML (${mistake.code})`,
  );
}

function tlsVersion(settings: AgentSettings, warn: (message: string) => void): TlsVersion | undefined {
  const wanted = settings.text('min_tls_version');
  if (wanted === undefined) return undefined;
  const known = tlsVersions.find((version) => version.toLowerCase().replace(/v1$/, 'v1.0') === wanted.toLowerCase());
  if (known === undefined)
    warn(`min_tls_version "${wanted}" is not one of tlsv1.0, tlsv1.1, tlsv1.2 and tlsv1.3, so tlsv1.2 is used`);
  return known;
}

function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
