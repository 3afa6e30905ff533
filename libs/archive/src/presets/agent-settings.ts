import { dirname } from 'node:path';

/** What a Cluster Agent flare needs of the Agent's own configuration. */
export interface AgentSettings {
  /** The main configuration file in use; its folder holds siblings and credentials. */
  configFile: string;
  /** `log_file`. */
  logFile: string;
  /** `confd_path`; default: `conf.d` beside the main configuration. */
  confdPath: string;
  /** Folder with the `conf.d` that the Agent is shipped with. */
  distPath: string;
  /** `cluster_agent.cmd_port`. */
  clusterAgentPort: number;
  /** `expvar_port`. */
  expvarPort: number;
  /** `metrics_port`. */
  metricsPort: number;
  /** `apm_config.debug.port`. */
  traceAgentPort: number;
  /** The token that the agent's API asks for. */
  tokenFile: string;
  /** The certificate that the agent's API shows. Without one, any certificate is taken, from this machine alone. */
  certificateFile?: string | undefined;
}

/** What is known of them, such as what the Agent's own configuration says. */
export type KnownAgentSettings = { [Key in keyof AgentSettings]?: AgentSettings[Key] | undefined };

const configFolder = '/etc/datadog-agent';

/** The Agent's defaults, with what is known put over them. */
export function agentSettings(known: KnownAgentSettings = {}): AgentSettings {
  const configFile = known.configFile ?? `${configFolder}/datadog-cluster.yaml`;
  const folder = dirname(configFile);
  const defaults: AgentSettings = {
    configFile,
    logFile: '/var/log/datadog/cluster-agent.log',
    confdPath: `${folder}/conf.d`,
    distPath: '/opt/datadog-agent/bin/datadog-cluster-agent/dist',
    clusterAgentPort: 5005,
    expvarPort: 5000,
    metricsPort: 5000,
    traceAgentPort: 5012,
    tokenFile: `${folder}/auth_token`,
    certificateFile: `${folder}/ipc_cert.pem`,
  };
  return { ...defaults, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) };
}

/** What it takes to call the agent's API. */
export function agentAccess({ tokenFile, certificateFile }: AgentSettings) {
  return { tokenFile, ...(certificateFile === undefined ? { verify: false as const } : { ca: certificateFile }) };
}
