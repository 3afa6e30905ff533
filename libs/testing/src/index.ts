export { startClusterAgentDouble, type ClusterAgentDouble, type ClusterAgentDoubleOptions } from './cluster-agent.ts';
export { startKubernetesDouble, type KubernetesDouble } from './cluster-agent-kubernetes.ts';
export { startIntakeDouble, type IntakeDouble, type IntakeReaction, type IntakeRequest } from './intake-double.ts';
export { startPprofDouble, type PprofAnswer, type PprofDouble, type PprofDoubleOptions } from './pprof-double.ts';
export { sampleProfile, sampleProfiles, type SampleProfileOptions } from './pprof-sample.ts';
export {
  startSettingsDouble,
  type SettingsDouble,
  type SettingsDoubleOptions,
  type SettingsRequest,
} from './pprof-settings-double.ts';
export { startNatsWithPprof, startNodeExporter, type PprofServer } from './pprof-server.ts';
export { startConfiguredBroker } from './configured-broker.ts';
export { startTestBroker } from './broker.ts';
export { findLocalServer } from './find-local-server.ts';
export { startBrokerCluster, type BrokerCluster } from './broker-cluster.ts';
export { startBrokerWithUsers, type BrokerUser, type BrokerWithUsers } from './broker-with-users.ts';
export type { TestBroker } from './test-broker.ts';
export type { Peer } from './peers/peer.ts';
export { startHttpProxy, startSocksProxy, startSquid, type Login } from './peers/proxies.ts';
export { selfSigned, startTlsServer, type Certificate } from './peers/tls-server.ts';
