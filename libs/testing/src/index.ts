export { startIntakeDouble, type IntakeDouble, type IntakeReaction, type IntakeRequest } from './intake-double.ts';
export { startPprofDouble, type PprofAnswer, type PprofDouble, type PprofDoubleOptions } from './pprof-double.ts';
export { sampleProfile, sampleProfiles, type SampleProfileOptions } from './pprof-sample.ts';
export { startSettingsDouble, type SettingsDouble, type SettingsDoubleOptions, type SettingsRequest } from './pprof-settings-double.ts';
export { startNatsWithPprof, startNodeExporter, type PprofServer } from './pprof-server.ts';
export { startTestBroker, type TestBroker } from './broker.ts';
