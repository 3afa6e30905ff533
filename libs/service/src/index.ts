export { every } from './every.ts';
export { createLog, type Log } from './log.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { answerAsSpans, type Tracing } from './tracing.ts';
export { runService, type ServiceContext } from './run-service.ts';
