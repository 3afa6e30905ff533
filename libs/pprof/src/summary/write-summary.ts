import type { SamplingChange } from '@flarewire/schemas';
import type { FailedRead, ReadProfile } from '../profile/read-profile.ts';
import type { Digest, Ranked } from './digest.ts';

export interface SummaryOptions {
  seconds: number;
  /** RFC 3339. */
  instant: string;
  skewMs: number;
  digests: ReadonlyMap<string, Digest>;
  profiles: readonly ReadProfile<unknown>[];
  failed: readonly FailedRead[];
  settings: readonly SamplingChange[];
}

/** Writes `profiles/summary.md`: for each process what took CPU, what grew and what waited, and what is missing. */
export function writeSummary({
  seconds,
  instant,
  skewMs,
  digests,
  profiles,
  failed,
  settings,
}: SummaryOptions): string {
  const lines = [
    '# Profiles',
    '',
    profiles.length === 0 && failed.length > 0
      ? 'No profile could be taken.'
      : `${seconds} s of CPU profile from ${instant}, all processes started within ${skewMs} ms.`,
  ];
  for (const [service, digest] of digests) {
    lines.push(
      '',
      `## ${service}`,
      '',
      ...notes(service, profiles, failed, settings),
      ...cpu(digest, cpuSeconds(service, profiles) ?? seconds),
      ...heap(digest),
      ...contention(digest),
    );
  }
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function notes(
  service: string,
  ...[profiles, failed, settings]: [readonly ReadProfile<unknown>[], readonly FailedRead[], readonly SamplingChange[]]
): string[] {
  const ours = (one: { service: string }): boolean => one.service === service;
  const waited = profiles.filter(ours).filter(({ waitedMs }) => waitedMs !== undefined);
  const lines = [
    ...waited.map(({ kind, waitedMs }) => `- ${kind}: waited ${waitedMs} ms for somebody else’s profile to end`),
    ...profiles
      .filter(ours)
      .filter(({ reason }) => reason !== undefined)
      .map(({ kind, seconds, reason }) => `- ${kind}: ${seconds} s only, as ${reason}`),
    ...failed.filter(ours).map(({ kind, code, message }) => `- ${kind}: missing, \`${code}\`. ${message}`),
    ...settings
      .filter(ours)
      .map(
        ({ setting, before, during, message }) =>
          `- ${setting}: ${before === undefined ? 'not changed' : `${during} while profiling, ${before} before`}${message === undefined ? '' : `. ${message}`}`,
      ),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

function cpuSeconds(service: string, profiles: readonly ReadProfile<unknown>[]): number | undefined {
  return profiles.find((one) => one.service === service && one.kind === 'cpu')?.seconds;
}

function cpu({ cpu }: Digest, seconds: number): string[] {
  if (cpu === undefined) return [];
  const share = (part: number): string => `${((100 * part) / (cpu.total || 1)).toFixed(1)} %`;
  const used = `${nanoseconds(cpu.total)} in ${seconds} s`;
  return ranking(`### CPU: ${used}`, ['flat', 'share', 'cum', 'function'], cpu.top, ({ flat, cum }) => [
    nanoseconds(flat),
    share(flat),
    nanoseconds(cum),
  ]);
}

function heap({ growth }: Digest): string[] {
  return growth === undefined
    ? []
    : ranking('### Heap growth between the two heaps', ['grown', 'function'], growth, ({ flat }) => [bytes(flat)]);
}

function contention({ mutex, block }: Digest): string[] {
  return [
    ...waits('### Waiting for mutexes, since the process began to sample', mutex),
    ...waits('### Blocked, since the process began to sample', block),
  ];
}

function waits(title: string, rows: Ranked[] | undefined): string[] {
  return rows === undefined ? [] : ranking(title, ['waited', 'function'], rows, ({ flat }) => [nanoseconds(flat)]);
}

function ranking(title: string, columns: string[], rows: Ranked[], cells: (row: Ranked) => string[]): string[] {
  if (rows.length === 0) return [title, '', 'Nothing was sampled.', ''];
  return [
    title,
    '',
    row(columns),
    row(columns.map((name) => (name === 'function' ? '---' : '---:'))),
    ...rows.map((one) => row([...cells(one), code(one.function)])),
    '',
  ];
}

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

const code = (name: string): string =>
  `\`${name.replaceAll('`', "'").replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}\``;

function nanoseconds(amount: number): string {
  const size = Math.abs(amount);
  if (size >= 1e9) return `${(amount / 1e9).toFixed(2)} s`;
  return size >= 1e6 ? `${(amount / 1e6).toFixed(1)} ms` : `${(amount / 1e3).toFixed(1)} µs`;
}

function bytes(amount: number): string {
  const size = Math.abs(amount);
  if (size >= 2 ** 20) return `${(amount / 2 ** 20).toFixed(1)} MiB`;
  return size >= 2 ** 10 ? `${(amount / 2 ** 10).toFixed(1)} KiB` : `${amount} B`;
}
