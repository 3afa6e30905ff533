import type { AgentConfig, Config } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/** One thing that was looked at. With `fix` something is wrong, and that is what to do; `warning` can be lived with. */
export type Finding = { check: string; state: 'ok' | 'warning' | 'wrong'; found: string; fix?: string };

/** What checks look at. */
export type Patient = { config: Config; agent: AgentConfig; signal: AbortSignal };
export type Connected = Patient & { transport: Transport };

export const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found });
export const warning = (check: string, found: string, fix: string): Finding => ({
  check,
  state: 'warning',
  found,
  fix,
});
export const wrong = (check: string, found: string, fix: string): Finding => ({ check, state: 'wrong', found, fix });
