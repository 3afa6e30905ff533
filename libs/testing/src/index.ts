export { startPprofDouble, type PprofAnswer, type PprofDouble, type PprofDoubleOptions } from './pprof-double.ts';
export { sampleProfile, sampleProfiles, type SampleProfileOptions } from './pprof-sample.ts';
export { startSettingsDouble, type SettingsDouble, type SettingsDoubleOptions, type SettingsRequest } from './pprof-settings-double.ts';
export { startNatsWithPprof, type PprofServer } from './pprof-server.ts';
export { startTestBroker, type TestBroker } from './broker.ts';
