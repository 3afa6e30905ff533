/** Values of the chart that it is tried with, by what they are. */
export const chartValues: Record<string, object> = {
  'no values': {},
  'the API, and a certificate of one’s own': {
    collector: { rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] }] },
    nats: { caSecret: 'ca', kind: 'creds' },
    uploader: { env: [{ name: 'DD_SITE', value: 'datadoghq.eu' }] },
  },
  'users of each node’s own': { nats: { nodeFolder: '/etc/flarewire/nats' } },
  'no intake and no credentials': {
    intake: { enabled: false },
    nats: { secret: '' },
    uploader: { keysSecret: '' },
    destinations: { support: { kind: 'datadog' } },
    config: { approval: 'required', dashboard: { port: 8090 } },
  },
};
