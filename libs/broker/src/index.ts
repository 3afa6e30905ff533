export type { BrokerLog } from './broker-log.ts';
export { defaultNatsImage, findOrStartBroker, type FindBrokerOptions } from './find-or-start-broker.ts';
export { findProgram } from './find-program.ts';
export type { BrokerPorts } from './ports.ts';
export { readInfo } from './read-info.ts';
export type { ControlledBroker, LocalBroker, RunningBroker } from './running-broker.ts';
export { startLocalBroker } from './start-local-broker.ts';
export { waitHealthy } from './wait-healthy.ts';
export { installPackage } from './install-package.ts';
