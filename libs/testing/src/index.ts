export { startNatsWithPprof, type PprofServer } from './pprof-server.ts';
export { startTestBroker, type TestBroker } from './broker.ts';
