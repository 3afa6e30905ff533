import { dirname } from 'node:path';
import type { CollectorSpec } from '@flarewire/schemas';
import { agentAccess } from './agent-settings.ts';
import { allowedEnv } from './allowed-env.ts';
import type { Preset, PresetContext, PresetPlan } from './preset.ts';

const logNames = '**/*.log?(.!(*.*))';
const configNames = '**/*.@([yY][aA][mM][lL]|[yY][mM][lL])?(.!(*.*|[eE][xX][aA][mM][pP][lL][eE]))';

/** What the Cluster Agent itself alone can say. */
const fromInside = ['cluster-agent-status.log', 'diagnose.log', 'cluster-agent-metadatamapper.log'];

/** The Cluster Agent's own flare as far as a process beside it can make it: every item of it, in its order. */
export const datadogClusterAgent: Preset<unknown> = (_options, context) => {
  const manifests = kubernetesItems(context);
  return {
    collect: [
      ...fileItems(context),
      ...apiItems(context),
      ...manifests.collect,
      { env: allowedEnv, into: 'envvars.log' },
    ],
    skipped: [
      ...fromInside.map((path) => ({ path, reason: 'only the running agent can tell; the flare was made without it' })),
      ...(manifests.skipped ?? []),
    ],
  };
};

function fileItems({ settings }: PresetContext): CollectorSpec[] {
  const folder = dirname(settings.configFile);
  return [
    { files: `${dirname(settings.logFile)}/${logNames}`, into: 'logs/' },
    { files: `${settings.confdPath}/${configNames}`, into: 'etc/confd/' },
    { files: `${settings.distPath}/conf.d/${configNames}`, into: 'etc/confd/dist/' },
    { files: settings.configFile, into: 'etc/datadog.yaml' },
    { files: `${folder}/system-probe.yaml`, into: 'etc/system-probe.yaml' },
    { files: `${folder}/security-agent.yaml`, into: 'etc/security-agent.yaml' },
  ];
}

function apiItems({ settings }: PresetContext): CollectorSpec[] {
  const api = (path: string, into: string) => ({
    http: `https://localhost:${settings.clusterAgentPort}${path}`,
    into,
    ...agentAccess(settings),
  });
  return [
    api('/config-check', 'config-check.log'),
    { expvar: `http://127.0.0.1:${settings.expvarPort}/debug/vars`, into: 'expvar/' },
    {
      http: `https://127.0.0.1:${settings.traceAgentPort}/debug/vars`,
      into: 'expvar/trace-agent',
      ...agentAccess(settings),
    },
    api('/metadata/cluster-checks', 'cluster-checks-metadata.json'),
    api('/api/v1/clusterchecks?scrub=true', 'clusterchecks.log'),
    { http: `http://127.0.0.1:${settings.metricsPort}/metrics`, into: 'telemetry.log' },
    api('/autoscaler-list', 'autoscaler-list.json'),
    api('/local-autoscaling-check', 'local-autoscaling-check.json'),
    api('/tagger-list', 'tagger-list.json'),
    api('/workload-list?verbose=true', 'workload-list.log'),
    api('/metadata/cluster-agent', 'cluster-agent-metadata.json'),
    api('/config', 'runtime_config_dump.yaml'),
    {
      http: `http://127.0.0.1:${settings.expvarPort}/debug/pprof/goroutine?debug=2`,
      into: 'go-routine-dump.log',
      timeout: 4_000,
    },
  ];
}

function kubernetesItems({ env }: PresetContext): PresetPlan {
  const namespace = env['DD_KUBE_RESOURCES_NAMESPACE'];
  const inNamespace = (group: string, kind: string, name: string) => ({
    path: `/apis/${group}/namespaces/${encodeURIComponent(namespace ?? 'default')}/${kind}/${encodeURIComponent(name)}`,
  });
  const wanted = [
    {
      into: 'agent-daemonset.yaml',
      variable: 'AGENT_DAEMONSET',
      object: (name: string) => inNamespace('apps/v1', 'daemonsets', name),
    },
    {
      into: 'cluster-agent-deployment.yaml',
      variable: 'CLUSTER_AGENT_DEPLOYMENT',
      object: (name: string) => inNamespace('apps/v1', 'deployments', name),
    },
    {
      into: 'helm-values.yaml',
      variable: 'CHART_RELEASE_NAME',
      object: (helm: string) => ({ helm, ...(namespace ? { namespace } : {}) }),
    },
    {
      into: 'datadog-agent-cr.yaml',
      variable: 'DATADOGAGENT_CR_NAME',
      object: (name: string) => inNamespace('datadoghq.com/v2alpha1', 'datadogagents', name),
    },
  ];
  const plan = { collect: [] as CollectorSpec[], skipped: [] as { path: string; reason: string }[] };
  for (const { into, variable, object } of wanted) {
    const name = env[variable];
    if (name) plan.collect.push({ kubernetes: object(name), into });
    else plan.skipped.push({ path: into, reason: `${variable} is not set` });
  }
  return plan;
}
