import { fewestSamples, findOutliers, type Measured } from './find-outliers.ts';
import type { FunctionWeights } from './weigh-functions.ts';

/** What the profiles of one process of one target say. */
export interface Instance {
  target: string;
  service: string;
  /** Nanoseconds. */
  cpu?: FunctionWeights;
  /** Bytes in use. */
  heaps?: { first: FunctionWeights; second: FunctionWeights };
}

export interface FleetSummaryOptions {
  groupId: string;
  seconds: number;
  targets: number;
  instances: readonly Instance[];
  instant?: string | undefined;
  skewMs?: number | undefined;
  skewAtMostMs?: number | undefined;
  /** Targets whose profiles did not begin with the others, and why. */
  alone: readonly { target: string; why: string }[];
  /** Targets without profiles, and why. */
  without: readonly { target: string; why: string }[];
  /** Profiles of all processes of one service together. */
  merged: readonly { file: string; service: string; instances: number }[];
}

const places = 20;

/** Go's buffers for the CPU profile, 1.2 MiB, are in use in the second heap of every process. */
const measuring = 'runtime/pprof.';

/** Writes the `profiles/summary.md` of a group: who burns most, who differs from the rest, whose heap grows. */
export function writeFleetSummary(options: FleetSummaryOptions): string {
  const { groupId, seconds, targets, instances, instant, skewMs, skewAtMostMs, alone, without, merged } = options;
  const began = instant === undefined ? '' : ` from ${instant}, begun within ${skewMs} ms (at most ${skewAtMostMs} ms)`;
  const lines = [
    `# Profiles of group ${groupId}`,
    '',
    `${seconds} s of CPU profile of ${targets} targets${began}.`,
    ...alone.map(({ target, why }) => `\n- ${target} began alone: ${why}`),
    ...without.map(({ target, why }) => `\n- ${target} has no profiles: ${why}`),
    '',
    ...section(
      '## Who burns most',
      ['CPU', 'of a core', 'target', 'service', 'busiest function'],
      burners(instances, seconds),
    ),
    ...section(
      '## Who differs from the rest',
      ['share here', 'share elsewhere', 'target', 'service', 'function'],
      outliers(instances),
    ),
    ...tooFewSamples(instances),
    ...section(
      '## Heap growth between the two heaps',
      ['grown', 'in use', 'target', 'service', 'what grew most, but for the measuring itself'],
      growers(instances),
    ),
    ...section(
      '## All processes of a service together',
      ['processes', 'service', 'look'],
      merged.map(({ file, service, instances: count }) => [String(count), service, `\`go tool pprof -top ${file}\``]),
    ),
  ];
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function burners(instances: readonly Instance[], seconds: number): string[][] {
  return instances
    .flatMap(({ target, service, cpu }) => (cpu ? [{ target, service, cpu }] : []))
    .toSorted((a, b) => b.cpu.total - a.cpu.total)
    .map(({ target, service, cpu }) => [
      `${(cpu.total / 1e9).toFixed(2)} s`,
      percent(cpu.total / 1e9 / (seconds || 1)),
      target,
      service,
      heaviest(cpu.flat, (amount) => percent(amount / (cpu.total || 1))),
    ]);
}

function outliers(instances: readonly Instance[]): string[][] {
  const found = byService(instances).flatMap(([service, measured]) =>
    findOutliers(measured).map((outlier) => ({ ...outlier, service })),
  );
  return found
    .toSorted((a, b) => b.here - b.elsewhere - (a.here - a.elsewhere))
    .slice(0, places)
    .map(({ here, elsewhere, target, service, name }) => [
      percent(here),
      percent(elsewhere),
      target,
      service,
      code(name),
    ]);
}

/** Says who was not compared; nothing of a service of which there are not three to compare. */
function tooFewSamples(instances: readonly Instance[]): string[] {
  const few = byService(instances)
    .filter(([, measured]) => measured.length > 2)
    .flatMap(([, measured]) => measured.filter(({ cpu }) => cpu.samples < fewestSamples));
  if (few.length === 0) return [];
  const names = few
    .toSorted((a, b) => a.cpu.samples - b.cpu.samples)
    .map(({ target, cpu }) => `${target} (${cpu.samples})`);
  const listed =
    names.length > places ? `${names.slice(0, places).join(', ')} and ${names.length - places} more` : names.join(', ');
  return [`Not compared, as ${fewestSamples} samples of a CPU profile are the fewest that tell: ${listed}.`, ''];
}

function byService(instances: readonly Instance[]): [string, Measured[]][] {
  const measured = instances.flatMap(({ target, service, cpu }) => (cpu ? [{ target, service, cpu }] : []));
  return [...Map.groupBy(measured, ({ service }) => service)];
}

function growers(instances: readonly Instance[]): string[][] {
  return instances
    .flatMap(({ target, service, heaps }) => (heaps ? [{ target, service, ...heaps }] : []))
    .toSorted((a, b) => b.second.total - b.first.total - (a.second.total - a.first.total))
    .map(({ target, service, first, second }) => {
      const grown = new Map([...second.flat].map(([name, bytes]) => [name, bytes - (first.flat.get(name) ?? 0)]));
      const own = [...grown].filter(([name, bytes]) => bytes > 0 && !name.startsWith(measuring));
      const most = heaviest(new Map(own), size);
      return [size(second.total - first.total), size(second.total), target, service, most];
    });
}

function heaviest(flat: ReadonlyMap<string, number>, told: (amount: number) => string): string {
  const [most] = [...flat].toSorted(([, a], [, b]) => b - a);
  return most ? `${code(most[0])} ${told(most[1])}` : '';
}

function section(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [title, '', 'Nothing.', ''];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [title, '', row(heads), row(heads.map(() => '---')), ...rows.map(row), ''];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const code = (name: string): string =>
  `\`${name.replaceAll('`', "'").replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}\``;

function size(bytes: number): string {
  const [amount, sign] = [Math.abs(bytes), bytes < 0 ? '-' : ''];
  if (amount >= 2 ** 20) return `${sign}${(amount / 2 ** 20).toFixed(1)} MiB`;
  return amount >= 2 ** 10 ? `${sign}${(amount / 2 ** 10).toFixed(1)} KiB` : `${sign}${amount} B`;
}
