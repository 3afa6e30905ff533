/** What a Cluster Agent answers on its API, by path; enough of it for its flare. */
export const clusterAgentRoutes: Readonly<Record<string, { status?: number; body: string }>> = {
  '/config-check': { body: '{"configs":[{"name":"redisdb","provider":"file"}],"config_errors":{}}' },
  '/metadata/cluster-checks': { body: '{"clustername":"lab","metadata":{}}' },
  '/api/v1/clusterchecks?scrub=true': { body: '{"nodes":[],"not-running":[]}' },
  '/autoscaler-list': { body: '[]' },
  '/local-autoscaling-check': { status: 204, body: '' },
  '/tagger-list': { body: '{"entities":{}}' },
  '/workload-list?verbose=true': { body: '{"entities":{}}' },
  '/metadata/cluster-agent': { body: '{"clustername":"lab","cluster_agent_metadata":{}}' },
  '/config': { body: 'log_level: info\napi_key: 0123456789abcdef0123456789abcdef\n' },
};

/** What it answers on its metrics port, without TLS or token. */
export const clusterAgentMetricsRoutes: Readonly<Record<string, { body: string }>> = {
  '/metrics': { body: '# HELP go_goroutines Number of goroutines.\ngo_goroutines 42\n' },
  '/debug/vars': { body: '{"cmdline":["datadog-cluster-agent","start"],"forwarder":{"Transactions":{"Success":7}}}' },
  '/debug/pprof/goroutine?debug=2': { body: 'goroutine 1 [running]:\nmain.main()\n' },
};
