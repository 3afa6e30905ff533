import { strictRuleTable } from '@flarewire/scrubber';
import { code, table } from './tables.ts';

/** The generated part of `docs/scrubbing.md`: every rule of the strict set. */
export function scrubbingTables(): string {
  const rows = strictRuleTable().map(({ name, kind, about, since }) => [code(name), kind, about, since]);
  return `## The rules of \`strict\`\n\n${table(['rule', 'kind', 'what it masks', 'since'], rows)}`;
}
