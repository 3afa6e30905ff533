export { artifactPart, artifactRef, type ArtifactPart, type ArtifactRef } from './artifact.ts';
export { barrierRecord, type BarrierRecord } from './records/barrier-record.ts';
export { config, type Config } from './config/config.ts';
export { dashboardConfig, isLoopback, type DashboardConfig, type Deed } from './config/dashboard.ts';
export {
  collector,
  type CollectorSpec,
  type CommandCollector,
  type EnvCollector,
  type ExpvarCollector,
  type FilesCollector,
  type HttpCollector,
  type KubernetesCollector,
} from './config/collector.ts';
export { agentConfig, tlsVersions, type AgentConfig, type TlsVersion } from './config/agent-config.ts';
export { destination, type DestinationConfig } from './config/destination.ts';
export { artifactsConfig, natsConfig, type ArtifactsConfig, type NatsConfig } from './config/nats.ts';
export {
  allowedFinding,
  scrubberConfig,
  scrubberPattern,
  type AllowedFinding,
  type ScrubberConfig,
  type ScrubberPattern,
} from './config/scrubber.ts';
export { pprofEndpoint, type PprofEndpoint, type SettingsEndpoint } from './config/pprof.ts';
export { preset, type NatsServerPreset, type PresetConfig, type ServicePreset } from './config/preset.ts';
export { portOf } from './config/port.ts';
export { mostDeliveryQueues, type GroupsConfig } from './config/groups.ts';
export { retentionConfig, type RetentionConfig } from './config/retention.ts';
export { duration, size } from './config/size.ts';
export { targetConfig, type TargetConfig } from './config/target.ts';
export {
  endpoints,
  groupEndpoints,
  type EndpointName,
  type EndpointReply,
  type GroupEndpointName,
  type GroupReply,
} from './requests/endpoints.ts';
export { stageName, type ArchiveInfo, type StageName } from './events/envelope.ts';
export {
  eventSchemas,
  flareEventSchemas,
  groupEventSchemas,
  jobSchemas,
  terminalEvents,
  type EventData,
  type EventName,
  type FlareEvent,
  type FlareEventName,
  type GroupEvent,
  type GroupEventName,
  type JobName,
} from './events/event.ts';
export { flareApproved, type FlareApproved } from './events/flare-approved.ts';
export { flareAwaitingApproval, type FlareAwaitingApproval } from './events/flare-awaiting-approval.ts';
export { flareCancelled, type FlareCancelled } from './events/flare-cancelled.ts';
export { flareCreated, type FlareCreated } from './events/flare-created.ts';
export { flareFailed, type FlareFailed } from './events/flare-failed.ts';
export type { FlareGroupCreated } from './events/flare-group-created.ts';
export type { FlareGroupEnded, GroupEnd, GroupTally } from './events/flare-group-ended.ts';
export { flareProgress, type FlareProgress } from './events/flare-progress.ts';
export { flareRequested, type FlareRequested } from './events/flare-requested.ts';
export { flareSent, type Delivery, type FailedDelivery, type FlareSent } from './events/flare-sent.ts';
export {
  profilesCollected,
  type CollectedProfile,
  type CommonStart,
  type FailedProfile,
  type ProfileKind,
  type ProfilesCollected,
  type ProfileSummary,
  type SamplingChange,
} from './events/profiles-collected.ts';
export { errorCodes, errorFrom, FlareError, toFlareError, type ErrorCode } from './flare-error.ts';
export { lease, type Lease } from './records/lease.ts';
export { leftOut, mended, type LeftOut, type Mended } from './mended.ts';
export { casesOf, flareRecord, waitsFor, type FlareRecord } from './records/flare-record.ts';
export { flareStateNames, flareStates, hasEnded, mayMove, stateAfter, type FlareState } from './flare-states.ts';
export type { RefusedReply } from './requests/flare-reply.ts';
export {
  acceptedRequest,
  flareRequest,
  type AcceptedRequest,
  type FlareRequest,
  type FlareRequestInput,
  type ProfileOptions,
} from './requests/flare-request.ts';
export {
  groupRequest,
  type GroupFlare,
  type GroupRequest,
  type GroupRequestInput,
  type LeftOutTarget,
  type TargetSelector,
} from './requests/group-request.ts';
export { groupRecord, type GroupRecord } from './records/group-record.ts';
export {
  flareManifest,
  ledgerRow,
  ledgerState,
  ledgerSummary,
  type FlareManifest,
  type LedgerRow,
  type LedgerState,
  type LedgerSummary,
} from './ledger.ts';
export {
  describeIssues,
  parseEvent,
  parseMessage,
  validateEvent,
  validateMessage,
  type SchemaIssue,
  type ValidationIssue,
} from './parse-message.ts';
export { anyOf, inPlainWords, whyUnread } from './plain-words.ts';
export { nonScrubbedFiles, scrubReport, type ScrubReport } from './scrub-report.ts';
export { scrubSummary, type ScrubSummary } from './scrub-summary.ts';
export { settingsRecord, type SettingsRecord } from './records/settings-record.ts';
export { eventNameOf, eventSubjects, progressSubject, subjectOf } from './subjects.ts';
export { heartbeatEveryMs, isOnline, targetRecord, whoServes, type TargetRecord } from './records/target-record.ts';
export { contractVersion } from './version.ts';
