import { allowLine } from '@flarewire/gate';
import { placeInFile } from '@flarewire/schemas/figures';
import type { CollectedFlare } from './collect-flare.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Found = Pick<CollectedFlare, 'findings' | 'leftOut' | 'unused' | 'summary'>;

/**
 * Tells what the gate left out (of what is no row of the ledger: those are told as missing), what would settle that as a
 * false alarm, and what of `scrubber.allow` settles nothing.
 */
export function tellFindings({ findings, leftOut, unused, summary }: Found, terminal: Pick<Terminal, 'line'>): void {
  const isRow = (file: string) => summary.missing.some(({ item }) => file.endsWith(`/${item}`));
  for (const found of leftOut.filter(({ file }) => !isRow(file)))
    terminal.line(
      `  left out     ${placeInFile(found)}: the gate found what looks like a secret in it (${found.rule})`,
    );
  for (const found of findings) terminal.line(`  may hold a secret: ${placeInFile(found)} (${found.rule})`);
  const all = [...leftOut, ...findings];
  if (all.length > 0) {
    terminal.line(
      '  flare scrub shows such a file as it would leave. If it holds a secret, name its key or a pattern:',
    );
    terminal.line('    scrubber: { keys: […], patterns: […] }');
    terminal.line('  If that is a false alarm, settle it in flarewire.yaml:');
    terminal.line('    scrubber:');
    terminal.line('      allow:');
    for (const line of new Set(all.map(allowLine))) terminal.line(`        - ${line}`);
  }
  for (const { file, rule } of unused)
    terminal.line(`  scrubber.allow has { rule: "${rule}", file: "${file}" }, which matches no finding`);
}
