export { startNatsWithPprof, type PprofServer } from './pprof-server.ts';
