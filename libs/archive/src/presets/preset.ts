import type { CollectorSpec } from '@flarewire/schemas';
import type { AgentSettings } from './agent-settings.ts';

export interface PresetContext {
  env: Readonly<Record<string, string | undefined>>;
  settings: AgentSettings;
}

/** What a well-known kind of process is made of: collectors as flarewire.yaml would name them, and what cannot be had. */
export interface PresetPlan {
  collect: CollectorSpec[];
  /** Items that belong to it, with the reason why they cannot be collected from outside. */
  skipped?: { path: string; reason: string }[];
}

/** Turns a preset's options into a plan. */
export type Preset<Options> = (options: Options, context: PresetContext) => PresetPlan;
