export { allowedFindings } from './allowed-findings.ts';
export { loadAgentConfig } from './agent-config.ts';
export { parseConfig, loadConfig, ConfigError, type ConfigMistake } from './load-config.ts';
